using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Report;
using Tocsin.Exchange.Report.Charts;
using Tocsin.Exchange.Report.Sections;
using Xunit;

namespace Tocsin.Tests.Exchange.Report;

public sealed partial class HtmlReportTests
{
    private static readonly string[] Allowed =
    [
        "html", "head", "meta", "title", "style", "body", "a", "header", "div", "span", "main", "section", "article", "nav", "footer", "h1", "h2",
        "h3", "h4", "p", "b", "bdi", "time", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure",
        "figcaption", "details", "summary", "ins", "del", "code", "svg", "rect", "circle", "path", "line", "text",
    ];

    [Theory]
    [InlineData("ordinary")]
    [InlineData("hostile")]
    [InlineData("empty")]
    public void Holds_only_known_elements_and_nothing_that_runs_or_loads(string name)
    {
        string html = Html(name);
        Tag().Matches(html).Select(m => m.Groups[1].Value).Distinct().Except(Allowed).ShouldBeEmpty();
        Attribute().Matches(html).Select(m => m.Groups[1].Value).Distinct()
            .ShouldAllBe(a => !a.StartsWith("on") && a != "src" && a != "srcset" && a != "style" && a != "action");
        Reference().Matches(html).Select(m => m.Groups[1].Value).ShouldAllBe(r => r.StartsWith('#'));
        html.ShouldContain("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:;");
        html.ShouldNotContain("@import");
        html.ShouldNotContain("url(");
    }

    [Fact]
    public void Hidden_and_direction_changing_characters_are_shown_by_name()
    {
        string html = Html("hostile");
        html.ShouldContain(">U+202E</span>");
        html.ShouldContain(">U+D800</span>");
        html.ShouldContain(">U+001B</span>");
        html.Where(c => c is '\u202E' or '\u2066' or '\u2028' or '\u0085' or '\0' or '\u001B' or '\uFFFE' || char.IsSurrogate(c) && c < '\uD83D')
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_link_inside_leads_somewhere_and_ids_are_unique()
    {
        foreach (string html in new[] { Html("ordinary"), Html("empty"), Html("large") })
        {
            var ids = Id().Matches(html).Select(m => m.Groups[1].Value).ToList();
            ids.Distinct().Count().ShouldBe(ids.Count);
            Reference().Matches(html).Select(m => m.Groups[1].Value[1..]).Except(ids).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_hundred_incidents_stay_under_three_megabytes() => Html("large").Length.ShouldBeLessThan(3_000_000);

    [Fact]
    public void Says_plainly_what_was_found()
    {
        string html = Html("ordinary");
        html.ShouldContain("Two incidents of coordinated behaviour were found, one of critical severity.");
        html.ShouldContain("by chance one would expect 0.02; 57 were seen, 2,850 times as many.");
        html.ShouldContain("fewer than 1 in a million such claims would be wrong");
        html.ShouldContain("fewer than 1 in 200 such claims would be wrong");
        html.ShouldContain("Parti du Littoral, official accounts");
        html.ShouldContain("15 more accounts are in incidents.json.");
        html.ShouldContain("time not understood; give ISO 8601 or Unix seconds");
    }

    [Fact]
    public void Says_that_nothing_found_is_no_proof_of_absence()
    {
        Html("nothing").ShouldContain("Nothing coordinated was found at the stated error rate. That is not proof of absence.");
        Html("empty").ShouldContain("No post could be read, so nothing can be said.");
    }

    [Fact]
    public void An_incident_of_declared_accounts_is_shown_as_such_and_not_counted_against_them()
    {
        var report = SampleReports.Ordinary();
        var open = report.Incidents[0] with { Findings = [report.Findings[4].Id] };
        string only = Written.Text(new HtmlReportExporter(), report with { Incidents = [open] });
        only.ShouldContain("Only openly declared groups were found to act together");
        only.ShouldContain(">Declared</span>");
        only.ShouldContain("<dd><bdi>Parti du Littoral, official accounts</bdi></dd>");
        string both = Written.Text(new HtmlReportExporter(), report with { Incidents = [report.Incidents[1], open] });
        both.ShouldContain("One incident of coordinated behaviour was found; its severity is medium.");
        both.ShouldContain("One of the incidents listed below is a group that the election profile declares");
    }

    [Fact]
    public void The_verdict_is_no_stronger_than_the_surest_finding()
    {
        var report = SampleReports.Ordinary();
        Html("ordinary").ShouldContain("far more closely than their habits");
        var weak = report with { Findings = [.. report.Findings.Select(f => f with { Confidence = Confidence.Low })] };
        Written.Text(new HtmlReportExporter(), weak).ShouldContain("though chance is not firmly excluded.");
    }

    [Fact]
    public void The_plot_shows_the_densest_stretch_and_counts_the_rest()
    {
        var report = SampleReports.Ordinary();
        var finding = report.Findings[0];
        var early = finding.Evidence[0] with { Time = finding.Evidence[0].Time.AddDays(-3) };
        var moved = report with { Findings = [finding with { Evidence = [early, .. finding.Evidence] }, .. report.Findings.Skip(1)] };
        Written.Text(new HtmlReportExporter(), moved).ShouldContain("; 1 post at other times not drawn.");
        Html("ordinary").ShouldNotContain("not drawn");
    }

    [Fact]
    public void Marks_on_the_time_axis_are_few_and_never_named_twice()
    {
        var clock = new ReportClock("Europe/Paris");
        foreach (double days in new[] { 0.04, 0.5, 1, 3, 9, 35, 122, 400, 3000, 30_000 })
        {
            // From before a change of the clocks, through it.
            var scale = new TimeScale(SampleReports.Opening.AddDays(-20), SampleReports.Opening.AddDays(-20 + days), clock);
            var ticks = scale.Ticks().ToList();
            ticks.Count.ShouldBeInRange(1, 10, $"{days} days");
            ticks.Select(t => t.At).ShouldBeInOrder();
            // Shorter stretches name hours, which come back every day; midnight is named by its date.
            if (days > 4)
                ticks.Select(t => t.Label).Distinct().Count().ShouldBe(ticks.Count, $"{days} days");
        }
    }

    [Fact]
    public void Shows_the_elections_time_with_UTC_beside_it()
    {
        string html = Html("ordinary");
        html.ShouldContain("<time datetime=\"2027-04-10T00:00:00.000Z\" title=\"2027-04-10T00:00:00.000Z (UTC)\">10 Apr 2027, 02:00</time>");
        Html("empty").ShouldContain("this machine does not know the time zone <bdi>Etc/Nowhere</bdi>");
    }

    [Fact]
    public void Says_whether_names_are_pseudonyms()
    {
        Html("ordinary").ShouldContain("Account names are pseudonyms");
        Written.Text(new HtmlReportExporter(), SampleReports.Ordinary() with { Revealed = true }).ShouldContain("this report holds personal data");
    }

    [Theory]
    [InlineData(0.01, "fewer than 1 in 100 such")]
    [InlineData(0.05, "fewer than 1 in 20 such")]
    [InlineData(0.0101, "fewer than 1 in 90 such")]
    [InlineData(0, "fewer than 1 in a million such")]
    [InlineData(0.7, "up to 70\u00A0% of such")]
    public void Error_rates_are_never_stated_stronger_than_they_are(double q, string words) =>
        StatisticsPart.Correction(new Significance("t", -3, q, 12)).ShouldContain(words);

    [Fact]
    public void A_test_that_cannot_exclude_chance_says_so()
    {
        StatisticsPart.Correction(new Significance("t", 0, 1, 12)).ShouldBe("The test cannot exclude chance.");
        StatisticsPart.Correction(new Significance("t", double.NaN, double.NaN, 12)).ShouldBe("The test cannot exclude chance.");
        StatisticsPart.Chance(new Effect("x", 5, 0)).ShouldBe("by chance one would expect none; 5 were seen.");
    }

    [Theory]
    [InlineData(0.4, "0.4\u00A0s")]
    [InlineData(95, "95\u00A0s")]
    [InlineData(150, "2\u00A0min 30\u00A0s")]
    [InlineData(7200, "2\u00A0h")]
    [InlineData(86400 * 3 + 4 * 3600, "3\u00A0days 4\u00A0h")]
    public void Lengths_of_time_are_readable(double seconds, string words) =>
        ReportNumbers.Length(TimeSpan.FromSeconds(seconds)).ShouldBe(words);

    [Fact]
    public void Markup_cannot_be_written_by_mistake()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var html = new HtmlWriter(text);
        Should.Throw<InvalidOperationException>(() => html.Open("script")).Message.ShouldStartWith("BUG:");
        Should.Throw<InvalidOperationException>(() => html.Open("p", ("onclick", "x"))).Message.ShouldStartWith("BUG:");
        Should.Throw<InvalidOperationException>(() => html.Open("p><b")).Message.ShouldStartWith("BUG:");
        Should.Throw<InvalidOperationException>(() => html.Open("p").Close("div")).Message.ShouldStartWith("BUG:");
        Should.Throw<InvalidOperationException>(() => html.Style("</style><script>")).Message.ShouldStartWith("BUG:");
    }

    [Fact]
    public void Text_is_cut_with_what_was_left_out_counted_and_never_inside_a_character()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new HtmlWriter(text).Foreign("ab\U0001F600cd", 3);
        text.ToString().ShouldBe("<bdi>ab</bdi><span class=\"cut\"> … 4 more characters</span>");
    }

    [Fact]
    public void Towers_of_marks_are_taken_down()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new HtmlWriter(text).Text("a" + new string('\u0301', 50));
        text.ToString().Count(c => c == '\u0301').ShouldBe(4);
    }

    private static string Html(string name) => Written.Text(new HtmlReportExporter(), name switch
    {
        "ordinary" => SampleReports.Ordinary(),
        "hostile" => SampleReports.Hostile(),
        "large" => SampleReports.Large(),
        "nothing" => SampleReports.Ordinary() with { Incidents = [], Findings = [] },
        _ => SampleReports.Empty(),
    });

    [GeneratedRegex("<([a-zA-Z][^\\s>/]*)")]
    private static partial Regex Tag();

    [GeneratedRegex("<[a-z0-9]+(?:\\s+([a-zA-Z-]+)=\"[^\"]*\")+")]
    private static partial Regex Attribute();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Reference();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Id();
}
