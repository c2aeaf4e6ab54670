using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>Which findings later ones outgrew. Rows of <c>findings</c> stay where somebody cited them or their incident is on hold; the line stays always.</summary>
internal static class OutgrownRows
{
    private static readonly string[] Columns = ["election", "finding", "successor", "lost", "scan", "sentence", "at"];

    /// <summary>Writes it down; after fusion, when no incident has the earlier ones as members any more.</summary>
    /// <returns>Scans of which no finding is left.</returns>
    public static List<string> Add(Work work, string election, IReadOnlyList<Outgrown> outgrown, IReadOnlySet<string> held, DateTimeOffset now)
    {
        if (outgrown.Count == 0)
            return [];
        var rows = FindingRows.InParts([.. outgrown.Select(o => o.Finding)], part => work.Rows(
            $"SELECT id, scan, sentence FROM findings WHERE election = @election AND id IN ({FindingRows.Names(part.Count)})",
            r => (Id: r.GetString(0), Scan: r.GetString(1), Sentence: r.GetString(2)),
            [("election", election), .. FindingRows.Named(part)])).ToDictionary(r => r.Id, StringComparer.Ordinal);
        work.Home.Load(work, "outgrown", Columns, outgrown.Select(o => new object?[] { election, o.Finding, o.Successor, o.Lost, rows[o.Finding].Scan, rows[o.Finding].Sentence, now.ToUnixTimeMilliseconds() }));
        foreach (var one in outgrown)
        {
            // Nothing new joins by them.
            work.Execute("DELETE FROM finding_keys WHERE election = @election AND finding = @id", ("election", election), ("id", one.Finding));
            if (held.Contains(one.Finding) || Cited(work, election, one.Finding))
                continue;
            work.Home.RemoveFound(work, election, one.Finding);
            work.Execute("DELETE FROM findings WHERE election = @election AND id = @id", ("election", election), ("id", one.Finding));
        }

        return [.. rows.Values.Select(r => r.Scan).Distinct(StringComparer.Ordinal).Where(s => work.Value<long>("SELECT COUNT(*) FROM findings WHERE scan = @scan", ("scan", s)) == 0)];
    }

    /// <summary>What stands in the place of an outgrown finding now, by its id.</summary>
    public static Dictionary<string, string> Latest(Work work, string election)
    {
        var next = work.Rows("SELECT finding, successor FROM outgrown WHERE election = @election", r => (Finding: r.GetString(0), Successor: r.GetString(1)), ("election", election))
            .ToDictionary(o => o.Finding, o => o.Successor, StringComparer.Ordinal);
        var latest = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string finding in next.Keys)
        {
            string last = finding;
            while (next.TryGetValue(last, out string? after))
                last = after;
            latest[finding] = last;
        }

        return latest;
    }

    /// <summary>What stands in the place of one now; null when nothing outgrew it.</summary>
    public static string? Latest(Work work, string election, string finding)
    {
        string? latest = null;
        while (work.Value<string>("SELECT successor FROM outgrown WHERE election = @election AND finding = @finding", ("election", election), ("finding", latest ?? finding)) is { } next)
            latest = next;
        return latest;
    }

    // Judgements, joins and splits name findings in their bodies.
    private static bool Cited(Work work, string election, string finding) =>
        work.Value<long>("SELECT COUNT(*) FROM decisions WHERE election = @election AND (subject = @id OR body LIKE @part)", ("election", election), ("id", finding), ("part", $"%{finding}%")) > 0;
}
