using Tocsin.Storage.Partners;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>What partners gave.</content>
public sealed partial class CaseStore
{
    private const int ObjectsAtOnce = 2000;

    /// <summary>Keeps a file of a partner: all of it or nothing.</summary>
    /// <param name="file">What is known of it before it is read.</param>
    /// <param name="objects">Its sound objects; read once, inside the transaction.</param>
    /// <param name="refused">The others, and how many there are of them with those that are not listed; asked after the objects were read.</param>
    /// <param name="actor">Who takes it; empty when the partner pushed it itself.</param>
    /// <returns>The file as it was kept.</returns>
    /// <remarks>What is known in the same version is not kept again; the same version with other content is refused.</remarks>
    public PartnerFile KeepPartnerFile(PartnerFile file, IEnumerable<PartnerObject> objects, Func<(IReadOnlyList<RefusedObject> Listed, long Count)> refused, string actor) => Write(work =>
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentNullException.ThrowIfNull(refused);
        var partner = PartnerRows.Require(work, file.Partner);
        string who = actor.Length == 0 ? "partner " + partner.Name : Acting(work, actor, "partner-import");
        long id = work.Value<long>("SELECT MAX(id) FROM partner_files") + 1, seq = work.Value<long>("SELECT MAX(seq) FROM partner_objects") + 1;
        var kept = file with { Id = id, Partner = partner.Name, At = _clock.GetUtcNow(), By = who, Kept = 0, Known = 0 };
        var changed = new List<RefusedObject>();
        foreach (var part in objects.Chunk(ObjectsAtOnce))
        {
            var fresh = Fresh(work, partner.Name, part, changed, out int known);
            PartnerObjectRows.Add(work, id, partner.Name, seq, fresh);
            seq += fresh.Count;
            kept = kept with { Kept = kept.Kept + fresh.Count, Known = kept.Known + known };
        }

        var (listed, count) = refused();
        kept = kept with { Refused = count + changed.Count };
        PartnerObjectRows.Refuse(work, id, listed.Concat(changed));
        long line = AuditLog.Append(work, kept.At, who, "partner-import", partner.Name, $"file {id}, {kept.Name}, {kept.Format}: {kept.Kept} objects kept, {kept.Known} known, {kept.Refused} refused, sha256 {kept.Sha256}");
        work.Execute(
            "INSERT INTO partner_files (id, partner, name, format, sha256, bytes, tlp, kept, known, refused, at, actor, audit) VALUES (@id, @partner, @name, @format, @sha256, @bytes, @tlp, @kept, @known, @refused, @at, @actor, @audit)",
            ("id", id), ("partner", kept.Partner), ("name", kept.Name), ("format", kept.Format), ("sha256", kept.Sha256), ("bytes", kept.Bytes), ("tlp", TlpWords.Code(kept.Tlp)),
            ("kept", kept.Kept), ("known", kept.Known), ("refused", kept.Refused), ("at", kept.At.ToUnixTimeMilliseconds()), ("actor", who), ("audit", line));
        return kept;
    });

    /// <summary>Files that partners gave, in order.</summary>
    public IReadOnlyList<PartnerFile> PartnerFiles() => Read(PartnerObjectRows.Files);

    /// <summary>What was refused of a file, in order.</summary>
    public IReadOnlyList<RefusedObject> RefusedOf(long file) => Read(work => PartnerObjectRows.Refused(work, file));

    /// <summary>Which of these ids a partner gave before.</summary>
    public IReadOnlySet<string> GivenBefore(string partner, IReadOnlyCollection<string> ids) => Read(work =>
        PartnerRows.Find(work, partner) is { } known ? PartnerObjectRows.Known(work, known.Name, ids).Keys.Select(k => k.Id).ToHashSet(StringComparer.Ordinal) : []);

    /// <summary>The newest version of each object of a type that partners gave.</summary>
    public IReadOnlyList<StoredPartnerObject> PartnerObjects(string type) => Read(work => PartnerObjectRows.OfType(work, type));

    /// <summary>Objects of partners that bear one of these marks.</summary>
    public IReadOnlyList<(PartnerMark Mark, StoredPartnerObject Object)> PartnerObjectsWith(IReadOnlyCollection<PartnerMark> marks) => Read(work =>
    {
        ArgumentNullException.ThrowIfNull(marks);
        var wanted = marks.ToHashSet();
        return PartnerObjectRows.With(work, [.. wanted.Select(m => m.Value).Distinct(StringComparer.Ordinal)])
            .Select(f => (new PartnerMark(f.Kind, f.Value), f.Object)).Where(f => wanted.Contains(f.Item1)).ToList();
    });

    private static List<PartnerObject> Fresh(Work work, string partner, PartnerObject[] part, List<RefusedObject> changed, out int known)
    {
        var there = PartnerObjectRows.Known(work, partner, [.. part.Select(o => o.Id)]);
        var fresh = new List<PartnerObject>(part.Length);
        known = 0;
        foreach (var o in part)
        {
            string body = StoredText.Clean(o.Body);
            if (there.TryAdd((o.Id, o.Version), body))
                fresh.Add(o);
            else if (there[(o.Id, o.Version)] == body)
                known++;
            else
                changed.Add(new RefusedObject(o.Place, o.Id, o.Type, "the same version of it came before with other content"));
        }

        return fresh;
    }
}
