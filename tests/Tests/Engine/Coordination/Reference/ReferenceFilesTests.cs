using System.Globalization;
using Shouldly;
using Tocsin.Engine.Coordination.Reference;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination.Reference;

/// <summary>Every file the reference tool wrote for the real data set, compared whole: edges, pairs and objects to the last byte, the means of accounts to 1e-9.</summary>
public sealed class ReferenceFilesTests
{
    private static readonly ReferenceOptions Minute = new() { TimeWindowSeconds = 60 };

    [Theory]
    [InlineData("ru_tw60_mp2_edges_full.csv.gz", 60, 2, true)]
    [InlineData("ru_tw60_mp1_edges_full.csv.gz", 60, 1, true)]
    [InlineData("ru_tw10_mp2_default_edges_full.csv.gz", 10, 2, true)]
    [InlineData("ru_tw10_mp5_edges_full.csv.gz", 10, 5, true)]
    [InlineData("ru_tw60_mp2_loopskept_edges_full.csv.gz", 60, 2, false)]
    public void Edges_counted_as_published_are_the_tools_file_byte_for_byte(string file, int window, int participation, bool removeLoops)
    {
        string expected = ReferenceData.Text(file);
        var result = Detect(window, participation, removeLoops, asPublished: true);
        ShouldBeTheFile(expected, (names, text) => ReferenceTables.WriteEdges(result, names, text));
    }

    [Fact]
    public void The_network_above_the_median_is_the_tools_file_byte_for_byte()
    {
        string expected = ReferenceData.Text("ru_tw60_mp2_edges_sub_0.5.csv.gz");
        var result = Detect(60, 2, true, asPublished: true).AboveThreshold();
        ShouldBeTheFile(expected, (names, text) => ReferenceTables.WriteEdges(result, names, text, objects: false));
    }

    [Theory]
    [InlineData("ru_tw60_mp2_result.csv.gz", 60)]
    [InlineData("ru_tw10_mp2_default_result.csv.gz", 10)]
    public void Pairs_are_the_tools_file_byte_for_byte(string file, int window)
    {
        string expected = ReferenceData.Text(file);
        foreach (bool asPublished in (bool[])[false, true])
        {
            var result = Detect(window, 2, true, asPublished);
            ShouldBeTheFile(expected, (names, text) => ReferenceTables.WritePairs(result, names, text));
        }
    }

    [Fact]
    public void Objects_counted_as_published_are_the_tools_file_byte_for_byte()
    {
        string objects = ReferenceData.Text("ru_tw60_mp2_group_stats_none.csv.gz");
        var result = Detect(60, 2, true, asPublished: true);
        ShouldBeTheFile(objects, (names, text) => ReferenceTables.WriteObjects(result, names, text));
    }

    [Theory]
    [InlineData("ru_tw60_mp2_edges_full.csv.gz", 60, 2, true, 22)]
    [InlineData("ru_tw60_mp1_edges_full.csv.gz", 60, 1, true, 25)]
    [InlineData("ru_tw10_mp2_default_edges_full.csv.gz", 10, 2, true, 2)]
    [InlineData("ru_tw10_mp5_edges_full.csv.gz", 10, 5, true, 0)]
    [InlineData("ru_tw60_mp2_loopskept_edges_full.csv.gz", 60, 2, false, 22)]
    public void Righted_edges_differ_in_the_content_counts_of_few_edges_only(string file, int window, int participation, bool removeLoops, int righted)
    {
        var expected = ReferenceData.Rows(file).ToDictionary(row => Unordered(row[0], row[1]));
        var result = Detect(window, participation, removeLoops, asPublished: false);
        var shares = ReferenceData.Shares;
        var rows = ReferenceData.Rows(shares.Csv((names, text) => ReferenceTables.WriteEdges(result, names, text)), skipHeader: true);
        rows.Count.ShouldBe(expected.Count);
        int differing = 0;
        foreach (string[] row in rows)
        {
            string[] theirs = expected[Unordered(row[0], row[1])];
            string.CompareOrdinal(row[0], row[1]).ShouldBeLessThanOrEqualTo(0);
            (row[2], row[7], row[8]).ShouldBe((theirs[2], theirs[7], theirs[8]));
            Number(row[3]).ShouldBe(Number(theirs[3]), 1e-9);
            if ((row[4], row[5]) == (theirs[4], theirs[5]))
                row[6].ShouldBe(theirs[6]);
            else
                differing++;
        }

        differing.ShouldBe(righted);
    }

    [Fact]
    public void Righted_counts_are_the_contents_of_each_account()
    {
        var result = Detect(60, 2, false, asPublished: false);
        if (result.Edges.Count == 0)
            Assert.Fail("The data set has edges.");
        var pairs = result.Pairs.ToLookup(p => (Math.Min(p.AccountId, p.AccountIdY), Math.Max(p.AccountId, p.AccountIdY)));
        foreach (var edge in result.Edges.Where(e => e.From != e.To))
        {
            var own = pairs[(Math.Min(edge.From, edge.To), Math.Max(edge.From, edge.To))];
            edge.ContentCount.ShouldBe(own.Select(p => p.AccountId == edge.From ? p.ContentId : p.ContentIdY).Distinct().Count());
            edge.ContentCountY.ShouldBe(own.Select(p => p.AccountId == edge.To ? p.ContentId : p.ContentIdY).Distinct().Count());
        }
    }

    [Fact]
    public void Righted_objects_count_both_ends_of_every_pair()
    {
        var published = ReferenceData.Rows("ru_tw60_mp2_group_stats_none.csv.gz").ToDictionary(row => row[0], row => int.Parse(row[1], CultureInfo.InvariantCulture));
        var result = Detect(60, 2, true, asPublished: false);
        var accounts = result.Pairs.SelectMany(p => new[] { (p.ObjectId, p.AccountId), (p.ObjectId, p.AccountIdY) }).Distinct().CountBy(x => x.Item1).ToDictionary();
        result.Objects.Count.ShouldBe(published.Count);
        foreach (var item in result.Objects)
        {
            item.Accounts.ShouldBe(accounts[item.ObjectId]);
            item.Accounts.ShouldBeGreaterThan(published[ReferenceData.Shares.Names.ObjectName(item.ObjectId)]);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Accounts_are_the_tools_whichever_way_contents_are_counted(bool asPublished)
    {
        var expected = ReferenceData.Rows("ru_tw60_mp2_account_stats_none.csv.gz");
        var result = Detect(60, 2, true, asPublished);
        var rows = ReferenceData.Rows(ReferenceData.Shares.Csv((names, text) => ReferenceTables.WriteAccounts(result, names, text)), skipHeader: true);
        rows.Count.ShouldBe(expected.Count);
        foreach (var (row, theirs) in rows.Zip(expected))
        {
            (row[0], row[3]).ShouldBe((theirs[0], theirs[3]));
            Number(row[1]).ShouldBe(Number(theirs[1]), 1e-9);
            Number(row[2]).ShouldBe(Number(theirs[2]), 1e-9);
        }
    }

    private static ReferenceResult Detect(int window, int participation, bool removeLoops, bool asPublished) =>
        ReferenceData.Shares.Detect(Minute with { TimeWindowSeconds = window, MinParticipation = participation, RemoveLoops = removeLoops, CountsAsPublished = asPublished });

    private static void ShouldBeTheFile(string expected, Action<ReferenceNames, TextWriter> write)
    {
        string written = ReferenceData.Shares.Csv(write);
        if (written == expected)
            return;
        // Show the lines that differ, not two whole files.
        string[] ours = written.Split('\n'), theirs = expected.Split('\n');
        ours.Except(theirs, StringComparer.Ordinal).Take(5).ShouldBe(theirs.Except(ours, StringComparer.Ordinal).Take(5));
        Assert.Fail("The same lines stand in another order.");
    }

    private static (string, string) Unordered(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
