using Tocsin.Storage.Partners;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>Shares and what happened to them, append-only.</summary>
internal static class ShareRows
{
    private const string Columns = "id, partner, election, incidents, tlp, format, sha256, at, actor";

    /// <summary>All, the newest first; of one partner where one is named.</summary>
    public static List<Share> All(Work work, string? partner) => WithEvents(work, work.Rows(
        $"SELECT {Columns} FROM shares ORDER BY at DESC, id", Read).Where(s => partner is null || PartnerRows.Fold(s.Partner) == PartnerRows.Fold(partner)));

    /// <summary>The one that somebody means: its id or the beginning of it.</summary>
    public static Share Require(Work work, string typed)
    {
        string name = typed.Trim();
        var found = work.Rows(
            $"SELECT {Columns} FROM shares WHERE substr(id, 1, @length) = @id OR substr(id, 8, @length) = @id ORDER BY id LIMIT 3",
            Read, ("id", name), ("length", name.Length));
        return found.Count == 1 && name.Length > 0 ? WithEvents(work, found)[0]
            : throw new StoreException(found.Count == 0 || name.Length == 0 ? $"there is no share '{name}'" : $"several shares begin with '{name}'", "'share list' names them");
    }

    public static void Add(Work work, Share share, string body, long audit) => work.Execute(
        "INSERT INTO shares (id, partner, election, incidents, tlp, format, sha256, body, at, actor, audit) VALUES (@id, @partner, @election, @incidents, @tlp, @format, @sha256, @body, @at, @actor, @audit)",
        ("id", share.Id), ("partner", share.Partner), ("election", share.Election), ("incidents", string.Join(' ', share.Incidents)), ("tlp", TlpWords.Code(share.Tlp)), ("format", share.Format),
        ("sha256", share.Sha256), ("body", body), ("at", share.At.ToUnixTimeMilliseconds()), ("actor", share.By), ("audit", audit));

    public static void Happened(Work work, string share, ShareEvent what, long audit) => work.Execute(
        "INSERT INTO share_events (seq, share, kind, detail, at, actor, audit) VALUES (@seq, @share, @kind, @detail, @at, @actor, @audit)",
        ("seq", work.Value<long>("SELECT MAX(seq) FROM share_events") + 1), ("share", share), ("kind", what.Kind), ("detail", what.Detail), ("at", what.At.ToUnixTimeMilliseconds()), ("actor", what.Actor), ("audit", audit));

    public static string Body(Work work, string id) => work.Value<string>("SELECT body FROM shares WHERE id = @id", ("id", id))!;

    private static List<Share> WithEvents(Work work, IEnumerable<Share> shares) => [.. shares.Select(s => s with
    {
        Events = work.Rows("SELECT kind, detail, at, actor FROM share_events WHERE share = @share ORDER BY seq", r => new ShareEvent(r.Text(0), r.Text(1), r.Time(2), r.Text(3)), ("share", s.Id)),
    })];

    private static Share Read(System.Data.Common.DbDataReader r) => new()
    {
        Id = r.Text(0),
        Partner = r.Text(1),
        Election = r.Text(2),
        Incidents = r.Text(3).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Tlp = TlpWords.Read(r.Text(4))!.Value,
        Format = r.Text(5),
        Sha256 = r.Text(6),
        At = r.Time(7),
        By = r.Text(8),
    };
}
