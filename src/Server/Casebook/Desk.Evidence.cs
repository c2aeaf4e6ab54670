using Tocsin.Server.Ingest;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <content>Evidence: frozen by one person, handed out when a second one approved it.</content>
public sealed partial class Desk
{
    /// <summary>The archives of an incident, the newest first.</summary>
    public IReadOnlyList<Archive> ArchivesOf(IncidentCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var decisions = store.Decisions(Incident(card.Id).Id);
        return [.. decisions.Where(d => d.Kind == Archive.Kind).Reverse().Select(d => new Archive(
            d.Subject, d, decisions.FirstOrDefault(a => a.Kind == Archive.ApprovalKind && a.Subject == d.Subject), archives.Files(card.Election, d.Subject)))];
    }

    /// <summary>The key by which others check what the house signs.</summary>
    public (string Fingerprint, string PublicPem) EvidenceKey() => archives.Key();

    /// <summary>Freezes an incident with all it rests on: a job, for it reads all that was scanned.</summary>
    public Job Freeze(IncidentCard card, string reason)
    {
        var current = Incident(card.Id);
        string by = Acting(Archive.Kind);
        if (current.MergedInto is not null)
            throw new StoreException($"incident {current.Number} went into another", "freeze that one");
        if (string.IsNullOrWhiteSpace(reason))
            throw new StoreException("no reason was given", "say what the archive is for");
        var scans = store.ScansOf(current.Election, store.Told(current.Id).Members).Select(s => s.Id).ToList();
        return board.Start(current.Election, "freeze", $"incident {current.Number}", by, async (job, cancellation) =>
        {
            var (id, sha256) = await archives.Freeze(job, current, scans, by, reason, cancellation).ConfigureAwait(false);
            store.Judge(current.Id, Archive.Kind, id, sha256, "", [], by, reason);
            job.Say($"SHA-256 {sha256}");
        });
    }

    /// <summary>Approves that exactly these bytes are handed out, by a second person.</summary>
    public void Approve(IncidentCard card, Archive archive, string note)
    {
        ArgumentNullException.ThrowIfNull(archive);
        string by = Acting(Archive.ApprovalKind);
        if (string.Equals(by, archive.Frozen.Actor, StringComparison.OrdinalIgnoreCase))
            throw new StoreException($"{archive.Frozen.Actor} froze it and cannot approve it", "a second person approves what leaves the house");
        if (ArchivesOf(card).FirstOrDefault(a => a.Id == archive.Id) is not { Approval: null })
            throw new StoreException("it was approved already, or is no archive of this incident", "look again");
        Unchanged(archive);
        store.Judge(Incident(card.Id).Id, Archive.ApprovalKind, archive.Id, archive.Frozen.Value, "", [], by, note);
    }

    /// <summary>An approved file; logged before it is handed out.</summary>
    /// <exception cref="StoreException">Nobody approved it, or it is not what was approved.</exception>
    public ArchiveFile Take(IncidentCard card, string id, string name)
    {
        Acting("export");
        var archive = ArchivesOf(card).FirstOrDefault(a => a.Id == id);
        if (archive?.Files.FirstOrDefault(f => f.Name == name) is not { } file)
            throw new StoreException("there is no such archive", "the page of the incident lists them") { Refusal = StoreRefusal.Absent };
        if (archive.Approval is null)
            throw new StoreException("this archive was not approved", "a second person approves what leaves the house");
        Unchanged(archive);
        store.Note(Caller.Name, "export", card.Id, $"evidence archive {id} {name}, SHA-256 {archive.Frozen.Value}, approved by {archive.Approval.Actor}");
        return file;
    }

    private static void Unchanged(Archive archive)
    {
        if (archive.Files.Count == 0)
            throw new StoreException("the files of this archive are not on the server any more", "freeze the incident again");
        if (Archives.Hash(archive.Files) != archive.Frozen.Value)
            throw new StoreException("its files are not those that were frozen", "somebody changed them on the server's disk: freeze it again, and tell the admin");
    }
}
