using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Explain;
using Tocsin.Exchange.Findings;
using Tocsin.Exchange.Report;
using Tocsin.Tests.Engine.Detectors;
using Tocsin.Tests.Simulation;
using Xunit;

namespace Tocsin.Tests.Exchange.Explain;

public sealed class ExplainTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_finding_of_simulated_operations_is_recomputed_from_its_own_line(bool reveal)
    {
        var report = Scans.Scan(SimulatedTraffic.Of(Scans.Scenario).Bytes, reveal: reveal);
        report = report with { Inputs = [new("posts.ndjson", "tocsin", 1, "0", report.Posts, 0)] };
        report.Findings.ShouldNotBeEmpty();
        foreach (var finding in report.Findings.Where(f => f.Edges.Any(e => e.Inputs is not null)))
        {
            string line = FindingsExporter.Line(finding, report);
            var again = Recomputation.Of(line);
            again.Differences.ShouldBeEmpty();
            again.Pairs.ShouldBe(finding.Edges.Count);
            again.Equal.ShouldBeTrue();
            Explainer.Of(line, "test").Parts.Select(p => p.Title).ShouldBe(Explainer.Of(finding, report).Parts.Select(p => p.Title));
        }
    }

    [Fact]
    public void A_figure_that_was_changed_is_noticed()
    {
        var report = Scans.Scan(SimulatedTraffic.Of(Scans.Scenario).Bytes);
        report = report with { Inputs = [new("posts.ndjson", "tocsin", 1, "0", report.Posts, 0)] };
        var finding = report.Findings.First(f => f.Edges.Any(e => e.Inputs is not null));
        var changed = finding with { Edges = [finding.Edges[0] with { Weight = finding.Edges[0].Weight + 1 }, .. finding.Edges.Skip(1)] };
        var again = Recomputation.Of(FindingsExporter.Line(changed, report));
        again.Equal.ShouldBeFalse();
        again.Differences.ShouldContain(d => d.Contains(finding.Edges[0].A, StringComparison.Ordinal));
        again.Differences.ShouldContain(d => d.StartsWith("observed", StringComparison.Ordinal));
    }

    [Fact]
    public void Context_stands_in_the_report_under_headings_that_accuse_nobody()
    {
        var ordinary = SampleReports.Ordinary();
        var shared = ordinary.Findings[0];
        var report = ordinary with
        {
            Context =
            [
                shared with { Id = "finding--content", Bearing = Bearing.Content, Detector = "known-claims", Sentence = "A claim rated false was spread <b>." },
                shared with { Id = "finding--background", Bearing = Bearing.Background, Detector = "automation", Sentence = "Some accounts post by the clock." },
            ],
        };
        using var output = new MemoryStream();
        new HtmlReportExporter().Write(report, new RejectionLog(), output);
        string page = System.Text.Encoding.UTF8.GetString(output.ToArray());
        page.ShouldContain("accuses nobody");
        page.ShouldContain("A claim rated false was spread &lt;b&gt;.");
        page.ShouldContain("Context it shares accounts or objects with");
        page.IndexOf("Some accounts post by the clock.", page.IndexOf("no verdict on anybody", StringComparison.Ordinal), StringComparison.Ordinal).ShouldBeGreaterThan(0);
        page.ShouldContain("What chance would give, and why");
    }

    [Fact]
    public void Hostile_findings_are_explained_without_failing()
    {
        var report = SampleReports.Hostile();
        foreach (var finding in report.Findings)
            Explainer.Of(FindingsExporter.Line(finding, report), null).Parts.ShouldAllBe(p => p.Lines.Count > 0);
    }
}
