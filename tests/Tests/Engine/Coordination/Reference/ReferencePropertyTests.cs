using CsCheck;
using Shouldly;
using Tocsin.Engine.Coordination.Reference;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination.Reference;

/// <summary>Random shares with many ties, loops and contents on several rows, against the rules carried out naively.</summary>
public sealed class ReferencePropertyTests
{
    private static readonly double[] Windows = [0, 1, 3.5, 10, 60];

    // Objects and contents draw on overlapping names, so that objects are contents at times.
    private static readonly Gen<Shares> RandomShares =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 6], Gen.Int[3, 40], Gen.Int[0, 60]).List[0, 70].Select(rows =>
        {
            var shares = new Shares();
            foreach (var (item, account, content, time) in rows)
                shares.Add($"n{item}", $"u{account}", $"n{content}", time / 2.0);
            return shares;
        });

    private static readonly Gen<ReferenceOptions> RandomOptions =
        Gen.Select(Gen.Int[0, Windows.Length - 1], Gen.Int[0, 12], Gen.Bool, Gen.Double[0, 1]).Select((window, participation, loops, weight) =>
            new ReferenceOptions { TimeWindowSeconds = Windows[window], MinParticipation = participation, RemoveLoops = loops, EdgeWeight = weight });

    [Fact]
    public void Pairs_are_those_of_the_naive_method() => Gen.Select(RandomShares, RandomOptions).Sample((shares, options) =>
    {
        var names = shares.Names;
        var ours = shares.Detect(options).Pairs.Select(p => (names.ObjectName(p.ObjectId), names.ContentName(p.ContentId), names.ContentName(p.ContentIdY),
            p.TimeDelta, names.AccountName(p.AccountId), names.AccountName(p.AccountIdY))).ToList();
        var theirs = NaiveReference.Pairs(shares, options)
            .Select(p => (p.Item, p.Earlier.Content, p.Later.Content, p.Later.Time - p.Earlier.Time, p.Earlier.Account, p.Later.Account)).ToList();
        var ordinal = StringComparer.Ordinal;
        ours.ShouldBe(theirs.OrderBy(p => p.Item1, ordinal).ThenBy(p => p.Item2, ordinal).ThenBy(p => p.Item3, ordinal).ThenBy(p => p.Item4)
            .ThenBy(p => p.Item5, ordinal).ThenBy(p => p.Item6, ordinal));
    });

    [Fact]
    public void Edges_are_those_of_the_naive_method() => Gen.Select(RandomShares, RandomOptions, Gen.Bool).Sample((shares, options, asPublished) =>
    {
        var names = shares.Names;
        var result = shares.Detect(options with { CountsAsPublished = asPublished });
        var theirs = NaiveReference.Edges(NaiveReference.Pairs(shares, options));
        result.Edges.Count.ShouldBe(theirs.Count);
        foreach (var edge in result.Edges)
        {
            string from = names.AccountName(edge.From), to = names.AccountName(edge.To);
            var own = theirs[string.CompareOrdinal(from, to) <= 0 ? (from, to) : (to, from)];
            edge.Weight.ShouldBe(own.Count);
            edge.AverageTimeDelta.ShouldBe(own.Average(p => p.Later.Time - p.Earlier.Time), 1e-12);
            edge.Objects.ToArray().Select(names.ObjectName).ShouldBe(own.Select(p => p.Item).Distinct(), ignoreOrder: true);
            edge.AboveThreshold.ShouldBe(edge.Weight > result.Threshold);
            int n = own.Select(p => asPublished || from == to || p.Earlier.Account == from ? p.Earlier.Content : p.Later.Content).Distinct().Count();
            int nY = own.Select(p => asPublished || from == to || p.Later.Account == to ? p.Later.Content : p.Earlier.Content).Distinct().Count();
            (edge.ContentCount, edge.ContentCountY, edge.SymmetryScore).ShouldBe((n, nY, (double)Math.Min(n, nY) / Math.Max(n, nY)));
        }
    });

    [Fact]
    public void Statistics_follow_from_the_pairs() => Gen.Select(RandomShares, RandomOptions).Sample((shares, options) =>
    {
        var result = shares.Detect(options);
        var ends = result.Pairs.SelectMany(p => new[] { (p.ObjectId, p.AccountId, p.ContentId), (p.ObjectId, p.AccountIdY, p.ContentIdY) }).ToList();
        result.Accounts.ToDictionary(a => a.AccountId, a => a.UniqueShares)
            .ShouldBe(ends.Select(e => (e.Item2, e.Item3)).Distinct().CountBy(e => e.Item1).ToDictionary(), ignoreOrder: true);
        result.Objects.ToDictionary(o => o.ObjectId, o => o.Accounts)
            .ShouldBe(ends.Select(e => (e.Item1, e.Item2)).Distinct().CountBy(e => e.Item1).ToDictionary(), ignoreOrder: true);
    });
}
