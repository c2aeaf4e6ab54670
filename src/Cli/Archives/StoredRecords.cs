using System.Text;
using System.Text.Json;
using Tocsin.Cli.Output;
using Tocsin.Cli.Storing;
using Tocsin.Evidence;
using Tocsin.Evidence.Manifest;
using Tocsin.Storage;

namespace Tocsin.Cli.Archives;

/// <summary>What the case store has about an incident of a scan: decisions of people, and the lines of the audit log about it.</summary>
internal sealed class StoredRecords : IDisposable
{
    private readonly CaseStore _store;
    private readonly IReadOnlyList<IncidentCard> _incidents;

    private StoredRecords(CaseStore store, IReadOnlyList<IncidentCard> incidents) => (_store, _incidents) = (store, incidents);

    /// <summary>Both files of the archive.</summary>
    public IReadOnlyList<EvidenceContent> Contents =>
    [
        File("decisions.ndjson", EntryRoles.Decisions, _incidents.SelectMany(i => _store.Decisions(i.Id)).OrderBy(d => d.Seq), (line, d) =>
        {
            line.WriteString("type", "decision");
            IncidentJson.Decision(line, d);
        }),
        File("audit.ndjson", EntryRoles.Audit, _incidents.SelectMany(i => _store.AuditOf(i.Id)).DistinctBy(e => e.Seq).OrderBy(e => e.Seq), AuditJson.Write),
    ];

    /// <summary>Finds the incident of the store that the scan's findings belong to.</summary>
    /// <exception cref="UserError">The store has none of them.</exception>
    public static StoredRecords Of(StoreAddress address, string? election, IncidentReference incident, Terminal terminal)
    {
        var store = CaseStore.Open(address, create: false, terminal.Clock);
        var found = store.IncidentsOf(election ?? "", incident.Findings);
        if (found.Count > 0)
            return new StoredRecords(store, found);
        store.Dispose();
        throw new UserError($"the store {address} has no incident with the findings of {incident.Id}", "keep the scan there first: tocsin scan … --store PLACE");
    }

    /// <summary>Says in the audit log that it was exported, to whom accounts for it.</summary>
    public void Exported(string by, string reason, string file, string manifest)
    {
        foreach (var incident in _incidents)
            _store.Note(by, "export", incident.Id, $"evidence archive {Path.GetFileName(file)}, manifest SHA-256 {manifest}: {reason}");
    }

    /// <inheritdoc />
    public void Dispose() => _store.Dispose();

    private static EvidenceContent File<T>(string name, string role, IEnumerable<T> records, Action<Utf8JsonWriter, T> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var lines = new JsonLines(text);
        foreach (var record in records)
            lines.Write(line => write(line, record));
        return EvidenceContent.Of(name, role, MediaTypes.Of(name), Encoding.UTF8.GetBytes(text.ToString()));
    }
}
