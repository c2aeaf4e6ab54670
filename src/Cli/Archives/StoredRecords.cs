using System.Globalization;
using System.Text;
using System.Text.Json;
using Tocsin.Cli.Output;
using Tocsin.Cli.Storing;
using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Pipeline;
using Tocsin.Evidence;
using Tocsin.Evidence.Manifest;
using Tocsin.Storage;

namespace Tocsin.Cli.Archives;

/// <summary>What the case store has about an incident of a scan: decisions of people, and the lines of the audit log about it.</summary>
internal sealed class StoredRecords : IDisposable
{
    private readonly CaseStore _store;
    private IReadOnlyList<IncidentCard> _incidents;

    private StoredRecords(CaseStore store, IncidentCard? incident)
    {
        (_store, Incident, _incidents) = (store, incident, incident is null ? [] : [incident]);
        var names = new Pseudonymiser(store.PseudonymKey);
        ByHand = incident is null ? [] : [.. store.Members(incident.Id).Cases.Select(c => c.Finding).Where(HandMade.Is).Select(names.Apply)];
    }

    /// <summary>The incident of the store that was meant; null when one of a scan was.</summary>
    public IncidentCard? Incident { get; }

    /// <summary>Ids of what it holds that scans found: what people made by hand is in none.</summary>
    public IReadOnlyList<string> Members => Incident is { } card ? [.. _store.Told(card.Id).Members.Except(ByHand.Select(f => f.Id), StringComparer.Ordinal)] : [];

    /// <summary>What people made by hand, with pseudonyms.</summary>
    public IReadOnlyList<Finding> ByHand { get; }

    /// <summary>The files of the archive that come from here.</summary>
    public IReadOnlyList<EvidenceContent> Contents =>
    [
        .. Incident is { } card ? [File("incident.json", EntryRoles.Case, [card], Whole)] : Array.Empty<EvidenceContent>(),
        .. ByHand.Count > 0 ? [File("by-hand.ndjson", EntryRoles.Case, ByHand, (line, f) => HandMadeJson.Write(line, f, _store.Captures()))] : Array.Empty<EvidenceContent>(),
        File("decisions.ndjson", EntryRoles.Decisions, _incidents.SelectMany(i => _store.Decisions(i.Id)).OrderBy(d => d.Seq), (line, d) =>
        {
            line.WriteString("type", "decision");
            IncidentJson.Decision(line, d);
        }),
        File("audit.ndjson", EntryRoles.Audit, _incidents.SelectMany(i => _store.AuditOf(i.Id)).DistinctBy(e => e.Seq).OrderBy(e => e.Seq), AuditJson.Write),
    ];

    /// <summary>Opens the store; a number means an incident of its own.</summary>
    public static StoredRecords Open(StoreAddress address, string typed, Terminal terminal)
    {
        var store = CaseStore.Open(address, create: false, terminal.Clock);
        try
        {
            // Ids of scans have another form of the same name: those that the store has are its own.
            bool own = long.TryParse(typed.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out _) || store.Incidents(all: true).Any(i => i.Id == typed);
            return new StoredRecords(store, own ? store.Incident(typed) : null);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Finds the incident of the store that the findings of one of a scan belong to.</summary>
    /// <exception cref="UserError">The store has none of them.</exception>
    public void Find(string? election, IncidentReference incident)
    {
        _incidents = _store.IncidentsOf(election ?? "", incident.Findings);
        if (_incidents.Count == 0)
            throw new UserError($"the store {_store.Address} has no incident with the findings of {incident.Id}", "keep the scan there first: tocsin scan … --store PLACE");
    }

    /// <summary>When, by whom and of what the scans were made that brought these.</summary>
    public IEnumerable<string> ScansOf(IReadOnlyCollection<string> members) =>
        _store.ScansOf(Incident!.Election, members).Select(s => $"on {s.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC by {SafeText.Clean(s.Actor)} of {SafeText.ShortenPath(string.Join(", ", s.Inputs.Take(3)), 80)}");

    /// <summary>Says in the audit log that it was exported, to whom accounts for it.</summary>
    public void Exported(string by, string reason, string file, string manifest)
    {
        foreach (var incident in _incidents)
            _store.Note(by, "export", incident.Id, $"evidence archive {Path.GetFileName(file)}, manifest SHA-256 {manifest}: {reason}");
    }

    /// <inheritdoc />
    public void Dispose() => _store.Dispose();

    private void Whole(Utf8JsonWriter line, IncidentCard card)
    {
        var names = new Pseudonymiser(_store.PseudonymKey);
        var told = _store.Told(card.Id);
        told = told with { Groups = [.. told.Groups.Select(names.Apply)] };
        IncidentJson.Whole(line, card, told, Characteriser.Of(told, _store.Members(card.Id)), _store.Captures(), _store.Decisions(card.Id), []);
    }

    private static EvidenceContent File<T>(string name, string role, IEnumerable<T> records, Action<Utf8JsonWriter, T> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var lines = new JsonLines(text);
        foreach (var record in records)
            lines.Write(line => write(line, record));
        return EvidenceContent.Of(name, role, MediaTypes.Of(name), Encoding.UTF8.GetBytes(text.ToString()));
    }
}
