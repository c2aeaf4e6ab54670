using Tocsin.Engine.Coordination.Reference;

namespace Tocsin.Tests.Engine.Coordination.Reference;

/// <summary>The method's rules one after the other over all pairs of rows, on names, with no care for cost.</summary>
internal static class NaiveReference
{
    public sealed record Row(string Item, string Account, string Content, double Time);

    public sealed record Pair(string Item, Row Earlier, Row Later);

    public static List<Pair> Pairs(Shares shares, ReferenceOptions options)
    {
        var names = shares.Names;
        var all = shares.Rows.Select(r => new Row(names.ObjectName(r.ObjectId), names.AccountName(r.AccountId), names.ContentName(r.ContentId), r.Time));
        var rows = all.GroupBy(r => r.Account).Where(g => g.Count() >= options.MinParticipation).SelectMany(g => g).ToList();
        var pairs = new List<Pair>();
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (rows[i].Item == rows[j].Item && Math.Abs(rows[i].Time - rows[j].Time) <= options.TimeWindowSeconds)
                    pairs.Add(rows[j].Time > rows[i].Time ? new(rows[i].Item, rows[i], rows[j]) : new(rows[i].Item, rows[j], rows[i]));
            }
        }

        if (options.RemoveLoops)
            pairs.RemoveAll(p => p.Item == p.Earlier.Content || p.Item == p.Later.Content || p.Earlier.Content == p.Later.Content || p.Earlier.Account == p.Later.Account);
        var inPairs = pairs.SelectMany(p => new[] { p.Earlier.Content, p.Later.Content }).ToHashSet();
        var kept = rows.Where(r => inPairs.Contains(r.Content)).GroupBy(r => r.Account).Where(g => g.Count() >= options.MinParticipation)
            .SelectMany(g => g).Select(r => r.Content).ToHashSet();
        return [.. pairs.Where(p => kept.Contains(p.Earlier.Content) || kept.Contains(p.Later.Content))];
    }

    public static Dictionary<(string From, string To), List<Pair>> Edges(IEnumerable<Pair> pairs) =>
        pairs.GroupBy(p => string.CompareOrdinal(p.Earlier.Account, p.Later.Account) <= 0 ? (p.Earlier.Account, p.Later.Account) : (p.Later.Account, p.Earlier.Account))
            .ToDictionary(g => g.Key, g => g.ToList());
}
