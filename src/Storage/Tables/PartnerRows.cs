using Tocsin.Storage.Partners;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>The register of partners, append-only: the last row of a name stands.</summary>
internal static class PartnerRows
{
    private const string Columns = "name, tlp, formats, extensions, elections, at, ended";

    /// <summary>All as they stand, those that ended too.</summary>
    public static List<Partner> All(Work work) => work.Rows(
        $"SELECT {Columns} FROM partners p WHERE seq = (SELECT MAX(seq) FROM partners q WHERE q.folded = p.folded) ORDER BY folded", Read);

    /// <summary>One by its name; null when there is none.</summary>
    public static Partner? Find(Work work, string name) => work.Rows(
        $"SELECT {Columns} FROM partners WHERE folded = @folded ORDER BY seq DESC LIMIT 1", Read, ("folded", Fold(name))).FirstOrDefault();

    /// <summary>One by its name.</summary>
    public static Partner Require(Work work, string name) => Find(work, name)
        ?? throw new StoreException($"no partner is called {name.Trim()}", "'partners list' names them; a lead adds one: tocsin partners add NAME");

    public static void Add(Work work, Partner partner, string reason, string actor, long audit) => work.Execute(
        "INSERT INTO partners (seq, folded, name, tlp, formats, extensions, elections, ended, reason, at, actor, audit) VALUES (@seq, @folded, @name, @tlp, @formats, @extensions, @elections, @ended, @reason, @at, @actor, @audit)",
        ("seq", work.Value<long>("SELECT MAX(seq) FROM partners") + 1), ("folded", Fold(partner.Name)), ("name", partner.Name), ("tlp", TlpWords.Code(partner.Tlp)), ("formats", string.Join(' ', partner.Formats)),
        ("extensions", partner.Extensions ? 1L : 0L), ("elections", string.Join(' ', partner.Elections)), ("ended", partner.IsEnded ? 1L : 0L), ("reason", reason), ("at", partner.Since.ToUnixTimeMilliseconds()), ("actor", actor), ("audit", audit));

    /// <summary>"CERT  Valdoria" and "cert valdoria" are one partner.</summary>
    public static string Fold(string name) => string.Join(' ', SearchWords.Of(name));

    private static Partner Read(System.Data.Common.DbDataReader r) => new(
        r.Text(0), TlpWords.Read(r.Text(1))!.Value, r.Text(2).Split(' ', StringSplitOptions.RemoveEmptyEntries), r.GetInt64(3) != 0, r.Text(4).Split(' ', StringSplitOptions.RemoveEmptyEntries), r.Time(5), r.GetInt64(6) != 0);
}
