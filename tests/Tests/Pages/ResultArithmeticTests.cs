using System.Globalization;
using CsCheck;
using Shouldly;
using Tocsin.Pages;
using Tocsin.Pages.Comparing;
using Xunit;

namespace Tocsin.Tests.Pages;

public sealed class ResultArithmeticTests
{
    private static readonly string[] Names = ["Mira Halvorsen", "Tomas Brandt", "Elena Kastor"];

    [Fact]
    public void A_count_that_goes_on_is_expected_shares_fall_and_rise() =>
        Check(Table([5000, 4000, 1000]), Table([5200, 4700, 1100])).Level.ShouldBe(ChangeLevel.Expected);

    [Fact]
    public void A_total_that_is_not_the_sum_rings_and_says_the_sum()
    {
        var change = Alarms(Check(Table([0, 0, 0]), Table([5000, 4000, 1000], total: 10_900))).ShouldHaveSingleItem();
        change.ShouldBe(new PageChange(ChangeKind.DoesNotAddUp, ChangeLevel.Alarm, "Total, Votes", "0", "10,900", "the figures of its 3 rows add up to 10,000"));
    }

    [Fact]
    public void A_share_that_was_edited_rings_also_when_nothing_was_counted_at_approval()
    {
        var alarms = Alarms(Check(Table([0, 0, 0]), Table([5000, 4000, 1000]).Replace("40.0 %", "60.0 %", StringComparison.Ordinal)));
        alarms.ShouldAllBe(c => c.Kind == ChangeKind.DoesNotAddUp);
        alarms.Select(c => c.After).ShouldBe(["120 %", "60.0 %"]);
        alarms[1].Why.ShouldBe("4,000 of 10,000 are 40 %");
    }

    [Fact]
    public void Votes_that_were_edited_without_their_shares_ring()
    {
        string now = Table([5000, 4000, 1000], total: 12_000).Replace(">1,000<", ">3,000<", StringComparison.Ordinal);
        Alarms(Check(Table([0, 0, 0]), now)).Select(c => c.Place).ShouldContain("Elena Kastor, Share");
    }

    [Fact]
    public void Another_leader_without_more_votes_rings()
    {
        var alarms = Alarms(Check(Table([5000, 4000, 1000]), Table([4000, 5000, 1000])));
        alarms.ShouldContain(c => c.Kind == ChangeKind.LeaderChanged && c.Before == "Mira Halvorsen: 5,000" && c.After == "Tomas Brandt: 5,000");
        Alarms(Check(Table([5000, 4000, 1000]), Table([5000, 5100, 1000]))).ShouldBeEmpty("more was counted");
    }

    [Fact]
    public void A_table_that_did_not_add_up_when_approved_is_not_judged() =>
        Check(Table([5000, 4000, 1000], total: 30_000), Table([5100, 4000, 1000], total: 30_000)).Level.ShouldBe(ChangeLevel.Expected);

    [Fact]
    public void Turnout_by_district_is_no_whole()
    {
        const string Before = "<html><body><p>Turnout in the districts of Valdoria at noon and in the evening, as reported by the offices.</p><table><tr><th>District</th><th>Turnout</th></tr>"
            + "<tr><td>Karsten</td><td class=\"n\">0 %</td></tr><tr><td>Tolmark</td><td class=\"n\">0 %</td></tr></table></body></html>";
        string now = Before.Replace("Karsten</td><td class=\"n\">0", "Karsten</td><td class=\"n\">61.2", StringComparison.Ordinal).Replace("Tolmark</td><td class=\"n\">0", "Tolmark</td><td class=\"n\">57.9", StringComparison.Ordinal);
        Check(Before, now).Level.ShouldBe(ChangeLevel.Expected);
    }

    [Fact]
    public void Merged_cells_are_left_out() =>
        Check(Table([0, 0, 0]), Table([5000, 4000, 1000], total: 11_000).Replace("<td>Total</td><td class=\"n\">11,000</td>", "<td colspan=\"2\">Total 11,000</td>", StringComparison.Ordinal))
            .Changes.ShouldNotContain(c => c.Kind == ChangeKind.DoesNotAddUp);

    [Fact]
    public void A_figure_that_no_country_has_is_survived() =>
        Check(Table([1, 1, 1]), Table([2, 2, 2]).Replace(">2<", $">{new string('9', 28)}<", StringComparison.Ordinal)).ShouldNotBeNull();

    [Fact]
    public void Honest_counts_never_ring_and_an_edited_figure_always_does() =>
        Gen.Select(Gen.Int[1, 2_000_000].Array[3], Gen.Int[0, 90_000].Array[3], Gen.Int[0, 2], Gen.Int[2, 50_000]).Sample((first, more, edited, by) =>
        {
            int[] second = [.. first.Zip(more, (a, b) => a + b)];
            string before = Table(first), now = Table(second);
            Alarms(Check(before, now)).ShouldBeEmpty();
            string cell = $"{Names[edited]}</td><td class=\"n\">";
            string forged = now.Replace(cell + Count(second[edited]) + "<", cell + Count(second[edited] + by) + "<", StringComparison.Ordinal);
            Alarms(Check(before, forged)).ShouldContain(c => c.Kind == ChangeKind.DoesNotAddUp);
        }, iter: 300, threads: 1);

    private static List<PageChange> Alarms(PageCheck check) => [.. check.Changes.Where(c => c.Level == ChangeLevel.Alarm)];

    private static PageCheck Check(string before, string now) =>
        PageCheck.Of(ResultPage.Snapshot() with { Loads = [ResultPage.Bytes(before)], Regions = [new PageRegion("td.n", RegionRule.Result)] }, ResultPage.Bytes(now), polling: false);

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Table(int[] votes, int? total = null)
    {
        int sum = votes.Sum();
        string rows = string.Concat(Names.Zip(votes, (name, v) =>
            $"<tr><td>{name}</td><td class=\"n\">{Count(v)}</td><td class=\"n\">{(sum == 0 ? 0 : 100.0 * v / sum).ToString("0.0", CultureInfo.InvariantCulture)} %</td></tr>"));
        return "<html><body><p>The Election Commission of Valdoria publishes the count of every polling station as it is reported by the district offices.</p>"
            + $"<table><thead><tr><th>Candidate</th><th>Votes</th><th>Share</th></tr></thead><tbody>{rows}</tbody>"
            + $"<tfoot><tr><td>Total</td><td class=\"n\">{Count(total ?? sum)}</td><td class=\"n\">{(sum == 0 ? 0 : 100)} %</td></tr></tfoot></table></body></html>";
    }
}
