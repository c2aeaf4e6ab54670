using System.Globalization;
using Tocsin.Engine.Pipeline;
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
        return store.Scans(election, most);
    }

    /// <summary>Findings and sightings of some detectors. Where decoys were planted is for leads.</summary>
    public IReadOnlyList<FoundCard> Found(string election, IReadOnlyList<string> detectors, int most)
    {
        RequireElection(election);
        var found = store.Found(election, detectors, most);
        return Caller.Is(Role.Lead) ? found : [.. found.Select(WithoutPlace)];
    }

    /// <summary>Posts with these words, accounts as pseudonyms; logged.</summary>
    public IReadOnlyList<StoredPost> Search(string election, string words, long? before, int most, PostFilter? filter = null)
    {
        RequireElection(election);
        var posts = store.Search(words, election, before, most, filter);
        store.Note(Caller.Name, "search", election, $"{words}{Narrowed(filter)}: {posts.Count} posts shown");
        var names = new Pseudonymiser(store.PseudonymKey);
        return [.. posts.Select(p => p with { Account = names.Account(p.Account), External = "", Text = Pseudonymiser.Mask(p.Text) })];
    }

    private static string Narrowed(PostFilter? filter) => filter is null || filter.IsNone ? "" : " (" + string.Join(", ", new[]
    {
        filter.Platform, filter.Language, filter.Account,
        filter.From is { } from ? $"from {from.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}" : "",
        filter.Until is { } until ? $"until {until.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}" : "",
    }.Where(w => w.Length > 0)) + ")";

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
