using System.Globalization;
using System.Text;
using Tocsin.Storage.Partners;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>What TAXII collections hold.</summary>
internal static class ShelfRows
{
    private static readonly string[] Columns = ["seq", "collection", "share", "id", "version", "type", "added", "body"];

    /// <summary>Adds what is not there in that version.</summary>
    /// <returns>How many were added.</returns>
    public static int Add(Work work, string collection, string share, IReadOnlyList<ShelfObject> objects, DateTimeOffset now)
    {
        var there = FindingRows.InParts([.. objects.Select(o => o.Id).Distinct(StringComparer.Ordinal)], part => work.Rows(
            $"SELECT id, version FROM taxii_objects WHERE collection = @collection AND id IN ({FindingRows.Names(part.Count)})",
            r => (r.Text(0), r.GetInt64(1)), [("collection", collection), .. FindingRows.Named(part)])).ToHashSet();
        long seq = work.Value<long>("SELECT MAX(seq) FROM taxii_objects"), added = Math.Max(now.ToUnixTimeMilliseconds() * 1000, work.Value<long>("SELECT MAX(added) FROM taxii_objects WHERE collection = @collection", ("collection", collection)) + 1);
        var fresh = objects.Where(o => there.Add((o.Id, o.Version))).ToList();
        work.Home.Load(work, "taxii_objects", Columns, fresh.Select((o, i) => new object?[] { seq + 1 + i, collection, share, o.Id, o.Version, o.Type, added + i, o.Body }));
        return fresh.Count;
    }

    /// <summary>What a query finds, in order of arrival, one more than its limit when there is more.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="elections">Ids of elections; null for all. What is of another is not given.</param>
    /// <param name="query">What is asked for.</param>
    public static List<ShelfObject> Find(Work work, string collection, IReadOnlyList<string>? elections, ShelfQuery query)
    {
        var parameters = new List<(string, object?)> { ("collection", collection), ("after", query.After), ("most", query.Limit + 1L) };

        // Asked for ids, the embedded database would otherwise walk through the whole collection in order of arrival.
        string order = query.Ids.Count > 0 ? "+added" : "added";
        var sql = new StringBuilder($"SELECT id, version, type, added, seq, {(query.WithoutBodies ? "''" : "body")} FROM taxii_objects t WHERE collection = @collection AND {order} > @after");
        Among(sql, parameters, "id", query.Ids);
        Among(sql, parameters, "type", query.Types);
        if (elections is not null)
        {
            Among(sql, parameters, "share", elections, "IN (SELECT id FROM shares WHERE election IN ({0}) UNION SELECT '')");
        }

        if (!query.AllVersions)
        {
            var any = new List<string>();
            if (query.Last)
                any.Add("NOT EXISTS (SELECT 1 FROM taxii_objects n WHERE n.collection = t.collection AND n.id = t.id AND n.version > t.version)");
            if (query.First)
                any.Add("NOT EXISTS (SELECT 1 FROM taxii_objects n WHERE n.collection = t.collection AND n.id = t.id AND n.version < t.version)");
            if (query.Versions.Count > 0)
                any.Add($"version IN ({string.Join(", ", query.Versions.Select(v => v.ToString(CultureInfo.InvariantCulture)))})");
            sql.Append(CultureInfo.InvariantCulture, $" AND ({string.Join(" OR ", any)})");
        }

        sql.Append(CultureInfo.InvariantCulture, $" ORDER BY {order} LIMIT @most");
        return work.Rows(sql.ToString(), r => new ShelfObject(r.Text(0), r.GetInt64(1), r.Text(2), r.GetInt64(3), r.GetInt64(4), r.Text(5)), [.. parameters]);
    }

    private static void Among(StringBuilder sql, List<(string, object?)> parameters, string column, IReadOnlyList<string> values, string form = "IN ({0})")
    {
        if (values.Count == 0 && form == "IN ({0})")
            return;
        string names = string.Join(", ", values.Select((_, i) => $"@{column}{i}").DefaultIfEmpty("''"));
        sql.Append(" AND ").Append(column).Append(' ').Append(string.Format(CultureInfo.InvariantCulture, form, names));
        parameters.AddRange(values.Select((v, i) => ($"{column}{i}", (object?)v)));
    }
}
