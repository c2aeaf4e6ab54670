using Tocsin.Storage.Partners;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>What partners gave, append-only.</summary>
internal static class PartnerObjectRows
{
    private const string Columns = "seq, partner, file, id, type, version, tlp, body";
    private static readonly string[] ObjectColumns = ["seq", "file", "partner", "id", "type", "version", "tlp", "body"];
    private static readonly string[] MarkColumns = ["value", "kind", "object"];
    private static readonly string[] RefusedColumns = ["file", "place", "id", "type", "reason"];

    /// <summary>Those of these ids that a partner gave before, with version and text.</summary>
    public static Dictionary<(string Id, long Version), string> Known(Work work, string partner, IReadOnlyCollection<string> ids) => FindingRows.InParts(ids, part => work.Rows(
        $"SELECT id, version, body FROM partner_objects WHERE partner = @partner AND id IN ({FindingRows.Names(part.Count)})",
        r => (Key: (r.Text(0), r.GetInt64(1)), Body: r.Text(2)),
        [("partner", partner), .. FindingRows.Named(part)])).ToDictionary(r => r.Key, r => r.Body);

    public static void Add(Work work, long file, string partner, long first, IReadOnlyList<PartnerObject> objects)
    {
        work.Home.Load(work, "partner_objects", ObjectColumns, objects.Select((o, i) => new object?[] { first + i, file, partner, o.Id, o.Type, o.Version, TlpWords.Code(o.Tlp), o.Body }));
        work.Home.Load(work, "partner_marks", MarkColumns, objects.SelectMany((o, i) => o.Marks.Select(m => m with { Value = StoredText.Clean(m.Value) }).Distinct().Select(m => new object?[] { m.Value, m.Kind, first + i })));
    }

    public static void Refuse(Work work, long file, IEnumerable<RefusedObject> refused) =>
        work.Home.Load(work, "partner_refused", RefusedColumns, refused.Select(r => new object?[] { file, r.Place, r.Id, r.Type, r.Reason }));

    /// <summary>The newest version of each object of a type, of every partner.</summary>
    public static List<StoredPartnerObject> OfType(Work work, string type) => work.Rows(
        $"SELECT {Columns} FROM partner_objects o WHERE type = @type AND NOT EXISTS (SELECT 1 FROM partner_objects n WHERE n.id = o.id AND n.partner = o.partner AND n.version > o.version) ORDER BY seq",
        Read, ("type", type));

    /// <summary>The objects that bear one of these marks.</summary>
    public static List<(string Kind, string Value, StoredPartnerObject Object)> With(Work work, IReadOnlyCollection<string> values) => FindingRows.InParts(values, part => work.Rows(
        $"SELECT o.seq, o.partner, o.file, o.id, o.type, o.version, o.tlp, o.body, m.kind, m.value FROM partner_marks m JOIN partner_objects o ON o.seq = m.object WHERE m.value IN ({FindingRows.Names(part.Count)}) ORDER BY o.seq",
        r => (r.Text(8), r.Text(9), Read(r)),
        [.. FindingRows.Named(part)]));

    public static List<PartnerFile> Files(Work work) => work.Rows(
        "SELECT id, partner, name, format, sha256, bytes, tlp, kept, known, refused, at, actor FROM partner_files ORDER BY id",
        r => new PartnerFile(r.GetInt64(0), r.Text(1), r.Text(2), r.Text(3), r.Text(4), r.GetInt64(5), TlpWords.Read(r.Text(6))!.Value, r.GetInt64(7), r.GetInt64(8), r.GetInt64(9), r.Time(10), r.Text(11)));

    public static List<RefusedObject> Refused(Work work, long file) => work.Rows(
        "SELECT place, id, type, reason FROM partner_refused WHERE file = @file ORDER BY place", r => new RefusedObject(r.GetInt64(0), r.Text(1), r.Text(2), r.Text(3)), ("file", file));

    private static StoredPartnerObject Read(System.Data.Common.DbDataReader r) =>
        new(r.GetInt64(0), r.Text(1), r.GetInt64(2), r.Text(3), r.Text(4), r.GetInt64(5), TlpWords.Read(r.Text(6))!.Value, r.Text(7));
}
