using System.Text.Json;
using Shouldly;
using Tocsin.Exchange.Findings;
using Tocsin.Exchange.Json;
using Xunit;

namespace Tocsin.Tests.Exchange;

public sealed class FindingsExporterTests
{
    private static readonly FindingsExporter Exporter = new();

    [Fact]
    public void Writes_one_finding_a_line_with_all_its_fields()
    {
        var lines = Written.Lines(Exporter, SampleReports.Ordinary());
        lines.Count.ShouldBe(5);
        lines[0].EnumerateObject().Select(p => p.Name).ShouldBe(
        [
            "id", "detector", "bearing", "traces", "sentence", "confidence", "first_act", "last_act", "window_seconds", "accounts", "objects",
            "object_total", "post_total", "effect", "significance", "evidence", "edges", "layers", "cohesion", "innocent_explanations", "declared_as", "settings",
        ]);
        lines[0].GetProperty("confidence").GetString().ShouldBe("high");
        lines[0].GetProperty("window_seconds").GetDouble().ShouldBe(120);
        lines[0].GetProperty("first_act").GetString().ShouldBe("2027-04-10T00:00:00.000Z");
        lines[0].GetProperty("accounts")[0].EnumerateObject().Select(p => p.Name)
            .ShouldBe(["account", "role", "partners", "coreness", "posts", "firsts", "firsts_expected", "lead_p", "leads", "first_act", "last_act"]);
        lines[0].GetProperty("objects")[0].EnumerateObject().Select(p => p.Name)
            .ShouldBe(["kind", "value", "example", "accounts", "posts", "accounts_in_data", "first_act", "span_seconds"]);
        lines[0].GetProperty("edges")[0].EnumerateObject().Select(p => p.Name)
            .ShouldBe(["a", "b", "trace", "window_seconds", "weight", "similarity", "expected", "log10_p", "q_value", "inputs"]);
        lines[0].GetProperty("settings").GetProperty("similarity").GetString().ShouldBe("0.8");
        lines[0].GetProperty("declared_as").ValueKind.ShouldBe(JsonValueKind.Null);
        lines[4].GetProperty("declared_as").GetString()!.ShouldStartWith("Parti du Littoral");
    }

    [Fact]
    public void Evidence_leads_back_to_file_and_line()
    {
        var post = Written.Lines(Exporter, SampleReports.Ordinary())[0].GetProperty("evidence")[0];
        post.EnumerateObject().Select(p => p.Name).ShouldBe(["id", "account", "time", "text", "object", "file", "line"]);
        post.GetProperty("file").GetString().ShouldBe("data/posts-2027-04.ndjson.gz");
        post.GetProperty("line").GetInt64().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_p_value_below_what_a_double_holds_is_still_said()
    {
        var significance = Written.Lines(Exporter, SampleReports.Ordinary())[0].GetProperty("significance");
        significance.GetProperty("log10_p").GetDouble().ShouldBe(-412.7);
        significance.GetProperty("p_value").GetString().ShouldBe("2.0e-413");
        significance.GetProperty("hypotheses").GetDouble().ShouldBe(1_214_320);
    }

    [Fact]
    public void An_infinite_ratio_and_a_p_of_nothing_are_valid_JSON()
    {
        var finding = Written.Lines(Exporter, SampleReports.Ordinary())[3];
        finding.GetProperty("effect").GetProperty("ratio").ValueKind.ShouldBe(JsonValueKind.Null);
        finding.GetProperty("significance").GetProperty("log10_p").ValueKind.ShouldBe(JsonValueKind.Null);
        finding.GetProperty("significance").GetProperty("p_value").GetString().ShouldBe("0");
    }

    [Fact]
    public void Hostile_text_survives_as_text_on_its_one_line()
    {
        var hostile = SampleReports.Hostile();
        string text = Written.Text(Exporter, hostile);
        text.Split('\n').Length.ShouldBe(hostile.Findings.Count + 1);
        text.ShouldNotContain('\u2028');
        text.ShouldNotContain('\u0085');
        var line = Written.Lines(Exporter, hostile)[0];
        line.GetProperty("sentence").GetString().ShouldBe(SampleReports.HostileTexts[0]);
        line.GetProperty("objects")[3].GetProperty("value").GetString()!.ShouldStartWith("lone \uFFFD high and low \uFFFD surrogates \0");
    }

    [Fact]
    public void A_line_is_the_same_alone_as_in_the_file()
    {
        var report = SampleReports.Ordinary();
        Written.Text(Exporter, report).ShouldStartWith(FindingsExporter.Line(report.Findings[0], report) + "\n");
    }

    [Theory]
    [InlineData(0, "1")]
    [InlineData(-1.3010299956639813, "0.05")]
    [InlineData(-3, "0.001")]
    [InlineData(-5, "1.0e-5")]
    [InlineData(-4.0000001, "1.0e-4")]
    [InlineData(-400.5, "3.2e-401")]
    [InlineData(double.NegativeInfinity, "0")]
    [InlineData(double.NaN, null)]
    public void P_values_are_written_from_their_logarithm(double log10, string? expected) =>
        OutputNumbers.PValue(log10).ShouldBe(expected);

    [Fact]
    public void Evidence_that_points_to_no_input_is_our_own_error()
    {
        var report = SampleReports.Ordinary() with { Inputs = [] };
        Should.Throw<InvalidOperationException>(() => Written.Text(Exporter, report)).Message.ShouldStartWith("BUG:");
    }
}
