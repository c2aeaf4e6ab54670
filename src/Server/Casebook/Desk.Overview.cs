using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <content>An election at a glance.</content>
public sealed partial class Desk
{
    /// <summary>Posts by hour.</summary>
    public IReadOnlyList<ActivityHour> Activity(string election)
    {
        RequireElection(election);
        return store.Activity(election);
    }

    /// <summary>The newest scans.</summary>
    public IReadOnlyList<ScanCard> Scans(string election, int most)
    {
        RequireElection(election);
        return [.. store.Scans(election, most).Select(s => s with { Inputs = [.. s.Inputs.Select(FileNames.Of)] })];
    }

    /// <summary>Findings and sightings of some detectors. Where decoys were planted is for leads.</summary>
    public IReadOnlyList<FoundCard> Found(string election, IReadOnlyList<string> detectors, int most)
    {
        RequireElection(election);
        var found = store.Found(election, detectors, most);
        return [.. (Caller.Is(Role.Lead) ? found : found.Select(WithoutPlace)).Select(f => f with { Sentence = FileNames.In(f.Sentence), Sighting = f.Sighting is { } sighting ? FileNames.In(sighting) : null })];
    }

    /// <summary>What others did since the caller was here last, the newest first.</summary>
    /// <param name="election">Of this election: its incidents, its scans, itself.</param>
    /// <param name="read">Lines of the log looked at.</param>
    /// <param name="away">A pause of this length begins a new visit.</param>
    /// <param name="unheard">Actions that change nothing.</param>
    /// <param name="most">How many at most.</param>
    public (DateTimeOffset? Since, IReadOnlyList<AuditEntry> Changes) Changes(string election, int read, TimeSpan away, IReadOnlyCollection<string> unheard, int most)
    {
        RequireElection(election);
        var incidents = store.Incidents(election, all: true, most: MostIncidents).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var scans = store.Scans(election, 50).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var lines = store.Audit(null, null, read);
        var visit = Now - away;
        var since = lines.FirstOrDefault(l => l.Actor == Caller.Name && l.At < visit)?.At;
        return (since, [.. lines
            .Where(l => !unheard.Contains(l.Action) && (l.Subject == election || incidents.Contains(l.Subject) || scans.Contains(l.Subject) || (l.Action == "finding-make" && l.Detail.StartsWith(election + ":", StringComparison.Ordinal))))
            .Where(l => since is null || l.At > since)
            .Take(most)]);
    }
}
