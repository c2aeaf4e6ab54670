using System.Data.Common;
using System.Globalization;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Storage.Outlets;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>The rows of the register of outlets, append-only.</summary>
internal static class OutletRows
{
    private static readonly string[] Outlets = ["id", "number", "at", "audit"];
    private static readonly string[] EntryColumns = ["id", "list", "key", "at", "audit"];
    private static readonly string[] JoinColumns = ["seq", "entry", "outlet", "because", "at", "audit"];
    private static readonly string[] FactColumns = ["seq", "entry", "kind", "value", "said_by", "ground", "source", "since", "until", "refers", "at", "actor", "reason", "audit"];

    /// <summary>How many outlets there are to which something belongs.</summary>
    public static long Count(Work work) => work.Value<long>(
        "SELECT COUNT(DISTINCT j.outlet) FROM outlet_joins j WHERE j.seq = (SELECT MAX(k.seq) FROM outlet_joins k WHERE k.entry = j.entry)");

    /// <summary>Every outlet that ever was.</summary>
    public static List<(string Id, long Number)> All(Work work) => work.Rows("SELECT id, number FROM outlets ORDER BY number", r => (r.GetString(0), r.GetInt64(1)));

    /// <summary>Entries of all lists, in the order in which they came.</summary>
    public static List<OutletEntry> Entries(Work work) => work.Rows("SELECT id, list, key FROM outlet_entries ORDER BY id", r => new OutletEntry(r.GetInt64(0), r.GetString(1), r.GetString(2)));

    /// <summary>To which outlet each entry belonged at a moment.</summary>
    public static OutletMembership Joins(Work work, DateTimeOffset asOf)
    {
        var now = new Dictionary<long, string>();
        var left = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (entry, outlet) in work.Rows("SELECT entry, outlet FROM outlet_joins WHERE at <= @at ORDER BY seq", r => (r.GetInt64(0), r.GetString(1)), ("at", asOf.ToUnixTimeMilliseconds())))
        {
            if (now.TryGetValue(entry, out string? before))
                left[before] = entry;
            now[entry] = outlet;
        }

        var kept = now.Values.ToHashSet(StringComparer.Ordinal);
        return new OutletMembership(now, left.Where(l => !kept.Contains(l.Key)).ToDictionary(l => l.Key, l => now[l.Value], StringComparer.Ordinal));
    }

    /// <summary>Every fact in order, with its entry and the line of the audit log that came with it.</summary>
    public static List<StoredOutletFact> Facts(Work work, DateTimeOffset? asOf = null) => work.Rows(
        $"SELECT {string.Join(", ", FactColumns.Select(c => "f." + c))}, e.list FROM outlet_facts f JOIN outlet_entries e ON e.id = f.entry WHERE f.at <= @at ORDER BY f.seq",
        Read,
        ("at", (asOf ?? DateTimeOffset.MaxValue).ToUnixTimeMilliseconds()));

    /// <summary>The number of the last row of a table.</summary>
    public static long Last(Work work, string table, string column) => work.Value<long>($"SELECT MAX({column}) FROM {table}");

    public static void Add(Work work, IEnumerable<(string Id, long Number)> outlets, long at, long audit) =>
        work.Home.Load(work, "outlets", Outlets, outlets.Select(o => new object?[] { o.Id, o.Number, at, audit }));

    public static void Add(Work work, IEnumerable<OutletEntry> entries, long at, long audit) =>
        work.Home.Load(work, "outlet_entries", EntryColumns, entries.Select(e => new object?[] { e.Id, e.List, e.Key, at, audit }));

    public static void Add(Work work, IEnumerable<(long Seq, long Entry, string Outlet, string Because)> joins, long at, long audit) =>
        work.Home.Load(work, "outlet_joins", JoinColumns, joins.Select(j => new object?[] { j.Seq, j.Entry, j.Outlet, j.Because, at, audit }));

    public static void Add(Work work, IEnumerable<StoredOutletFact> facts, long audit) => work.Home.Load(work, "outlet_facts", FactColumns, facts.Select(f => new object?[]
    {
        f.Fact.Seq, f.Entry, f.Fact.Said.Kind, f.Fact.Said.Value, f.Fact.Said.By, f.Fact.Said.Ground, f.Fact.Said.Source, OutletDigest.Day(f.Fact.Said.Since), OutletDigest.Day(f.Fact.Said.Until),
        f.Fact.Refers, f.Fact.At.ToUnixTimeMilliseconds(), f.Fact.Actor, f.Fact.Reason, audit,
    }));

    private static StoredOutletFact Read(DbDataReader r) => new(
        r.GetInt64(1),
        new OutletFact(
            r.GetInt64(0),
            new OutletStatement(r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), Day(r.GetString(7)), Day(r.GetString(8))),
            r.GetString(14),
            r.IsDBNull(9) ? null : r.GetInt64(9),
            r.Time(10),
            r.GetString(11),
            r.GetString(12)),
        r.GetInt64(13));

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
