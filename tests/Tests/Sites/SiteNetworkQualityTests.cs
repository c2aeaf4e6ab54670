using Shouldly;
using Tocsin.Sites.Clones;
using Tocsin.Sites.Linking;
using Tocsin.Sites.Marks;
using Xunit;

namespace Tocsin.Tests.Sites;

/// <summary>How well networks are found in a labelled web of our own making. Figures: docs/detectors/site-fingerprints.md.</summary>
public sealed class SiteNetworkQualityTests(ITestOutputHelper output)
{
    private const int Webs = 10;

    [Fact]
    public void Networks_are_found_and_innocent_sites_are_not_joined()
    {
        var totals = new Dictionary<MarkTier, (int Right, int Told)>();
        int truth = 0, careless = 0, carelessFound = 0;
        for (int seed = 1; seed <= Webs; seed++)
        {
            var web = new SyntheticWeb(seed);
            var links = Link(web);
            string[] hosts = [.. web.Sites.Select(s => s.Site.Host)];
            truth += hosts.SelectMany((a, i) => hosts.Skip(i + 1).Where(b => web.SameOperator(a, b))).Count();
            foreach (var tier in Enum.GetValues<MarkTier>())
            {
                var told = links.Networks.Where(n => n.Tier <= tier).SelectMany(n => n.Hosts.SelectMany((a, i) => n.Hosts.Skip(i + 1).Select(b => (a, b)))).Distinct().ToList();
                var sum = totals.GetValueOrDefault(tier);
                totals[tier] = (sum.Right + told.Count(p => web.SameOperator(p.a, p.b)), sum.Told + told.Count);
            }

            foreach (var group in web.Sites.Where(s => s.Operator.StartsWith("careless", StringComparison.Ordinal)).GroupBy(s => s.Operator))
            {
                careless++;
                carelessFound += links.Networks.Any(n => n.Tier == MarkTier.Conclusive && group.All(s => n.Hosts.Contains(s.Site.Host))) ? 1 : 0;
            }
        }

        foreach (var (tier, (right, told)) in totals)
            output.WriteLine($"{tier}: {told} pairs told, {right} right: precision {(double)right / told:0.000}, recall {(double)right / truth:0.000}");
        output.WriteLine($"operators with accounts in common found whole: {carelessFound} of {careless}");
        Precision(totals[MarkTier.Conclusive]).ShouldBeGreaterThan(0.93, "only the three clients of the small agency may be joined wrongly");
        Recall(totals[MarkTier.Conclusive]).ShouldBeGreaterThan(0.6);
        Precision(totals[MarkTier.Associative]).ShouldBeGreaterThan(0.9, "strangers with the same hosting firm and the icon of the same theme are joined wrongly");
        Recall(totals[MarkTier.Associative]).ShouldBeGreaterThan(0.8);
        Recall(totals[MarkTier.Circumstantial]).ShouldBe(1, "the machine alone finds the very careful one, among strangers");
        Precision(totals[MarkTier.Circumstantial]).ShouldBeInRange(0.05, 0.5, "it is called circumstantial for a reason: 0.009 when a like structure joined too");
        carelessFound.ShouldBe(careless);

        double Recall((int Right, int Told) sum) => (double)sum.Right / truth;
    }

    [Fact]
    public void A_large_agency_counts_one_tier_less_and_examples_link_nobody()
    {
        var web = new SyntheticWeb(1);
        var links = Link(web);
        var large = web.Sites.Where(s => s.Operator.StartsWith("agency-large", StringComparison.Ordinal)).Select(s => s.Site.Host).ToHashSet();
        links.Shared.Single(s => s.Hosts.Count == 30 && s.Mark.Kind == MarkKind.TagManager).Standing.ShouldBe(MarkStanding.Many);
        links.Networks.Where(n => n.Tier < MarkTier.Circumstantial && n.Hosts.Count(large.Contains) > 1).ShouldBeEmpty();
        links.Shared.Where(s => s.Mark.Value is "UA-12345678" or "UA-7870337" or "ca-pub-1234567890123456" or "G-XXXXXXXXXX").ShouldBeEmpty();
    }

    [Fact]
    public void Clones_by_strangers_are_told_and_not_linked_by_what_they_copied()
    {
        var web = new SyntheticWeb(2);
        var sites = web.Sites.Select(s => s.Site.Read()).Append(web.Protected.Read(guarded: true)).ToList();
        var clones = CloneCheck.Of(sites);
        clones.Select(c => web.Sites.Single(s => s.Site.Host == c.Host).Operator).ShouldAllBe(o => o.StartsWith("cloner", StringComparison.Ordinal));
        clones.Count.ShouldBe(4);
        clones.ShouldAllBe(c => c.Grade == CloneGrade.Clone && c.Structure > 0.99 && c.Words > 0.99);
        var cloners = clones.Select(c => c.Host).ToHashSet();
        var links = SiteLinker.Link(sites, new LinkOptions());
        links.Networks.Where(n => n.Tier < MarkTier.Circumstantial && n.Hosts.Any(cloners.Contains)).ShouldBeEmpty();
        links.Shared.Single(s => s.Mark.Value == "UA-48213377").Standing.ShouldBe(MarkStanding.Inherited);

        // Without the original nobody can know that the id was copied: the test can fail.
        SiteLinker.Link([.. sites.Where(s => !s.Protected)], new LinkOptions()).Networks.ShouldContain(n => n.Tier == MarkTier.Conclusive && n.Hosts.All(cloners.Contains));
    }

    private static SiteLinks Link(SyntheticWeb web) => SiteLinker.Link([.. web.Sites.Select(s => s.Site.Read()), web.Protected.Read(guarded: true)], new LinkOptions());

    private static double Precision((int Right, int Told) sum) => (double)sum.Right / sum.Told;
}
