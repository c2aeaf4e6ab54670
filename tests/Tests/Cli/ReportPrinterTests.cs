using Shouldly;
using Tocsin.Cli.Summary;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class ReportPrinterTests
{
    private static readonly SummaryContext Context = new(
        "out/report", [File("findings.ndjson", "every finding"), File("private/pseudonyms.csv", "who is who"), File("report.html", "the report")],
        [new("Show accounts as they are:", "tocsin scan posts.csv --reveal")]);

    [Fact]
    public void Prints_the_expected_page_in_plain_text() => Golden.Matches("summary-plain.txt", Print(SampleReport.Full));

    [Fact]
    public void Prints_the_expected_page_when_nothing_was_found() => Golden.Matches("summary-nothing.txt", Print(SampleReport.Empty));

    [Fact]
    public void Keeps_every_line_inside_the_width()
    {
        foreach (int width in new[] { 60, 80, 100, 140 })
        {
            foreach (string line in Print(SampleReport.Full, width: width).Split('\n'))
                line.Length.ShouldBeLessThanOrEqualTo(width, line);
        }
    }

    [Fact]
    public void Uses_only_ASCII_where_nothing_else_can_be_shown()
    {
        string page = Print(SampleReport.Full, blocks: false);
        page.ShouldAllBe(c => c == '\n' || (c >= ' ' && c <= '~'));
    }

    [Fact]
    public void Writes_no_escape_sequence_without_colours() =>
        Print(SampleReport.Full, boxes: true).ShouldNotContain('\u001b');

    [Fact]
    public void Uses_colours_and_boxes_on_a_terminal_that_has_them()
    {
        string page = Print(SampleReport.Full, colours: true, boxes: true);
        page.ShouldContain("\u001b[");
        page.ShouldContain('╭');
    }

    [Fact]
    public void Says_that_absence_of_evidence_is_not_evidence_of_absence() =>
        Print(SampleReport.Empty).ReplaceLineEndings(" ").ShouldContain("Absence of evidence is not evidence of absence");

    [Fact]
    public void Does_not_claim_a_test_when_no_post_was_read() =>
        Print(SampleReport.Empty with { Posts = 0, Accounts = 0, FirstPost = null, LastPost = null, Activity = new(null, TimeSpan.Zero, [], []) })
            .ShouldContain("nothing was tested");

    [Fact]
    public void Says_that_too_little_to_test_is_no_all_clear() =>
        Print(SampleReport.Empty with { Posts = 1, Accounts = 1, Detectors = [new("co-sharing", "Insufficient data: too few accounts.", [])] })
            .ReplaceLineEndings(" ").ShouldContain("Nothing could be tested: in this 1 post by 1 account");

    [Fact]
    public void Tells_files_apart_whose_paths_begin_alike_and_names_the_ones_that_could_not_be_read()
    {
        string folder = "exports/" + new string('x', 80);
        string page = Print(SampleReport.Full with { Inputs = [new($"{folder}/2016_01.js", "x-api-v1", 1, "", 1, 0), new($"{folder}/notes.txt", "", 1, "", 0, 1)] });
        page.ShouldContain("2016_01.js (x-api-v1, 1 byte)");
        page.ReplaceLineEndings(" ").ShouldContain("notes.txt (not read,");
    }

    [Fact]
    public void Takes_the_sting_out_of_hostile_text()
    {
        const string hostile = "[red]x[/] \u001b[2J\u001b]0;owned\u0007 \u202eevil\u202c [link=https://bad.example]y";
        var finding = SampleReport.Finding("finding--1", "link") with { Sentence = hostile };
        var incident = SampleReport.Full.Incidents[0] with { Title = hostile, Summary = hostile, Findings = ["finding--1"] };
        var report = SampleReport.Full with
        {
            Findings = [finding],
            Incidents = [incident],
            Inputs = [new(hostile, "csv", 1, "", 1, 0)],
            Election = SampleReport.Election with { Name = hostile },
        };

        string page = Print(report);

        page.ShouldContain("[red]x[/]");
        page.ShouldNotContain('\u001b');
        page.ShouldNotContain("owned");
        page.ShouldNotContain('\u202e');
    }

    [Fact]
    public void Survives_a_time_zone_that_this_system_does_not_know() =>
        Print(SampleReport.Full with { TimeZone = "Mars/Olympus" }).ShouldContain("times in UTC");

    private static WrittenFile File(string name, string describes) => new(name, describes, 1, "");

    private static string Print(ScanReport report, bool colours = false, bool boxes = false, bool blocks = true, int width = 100)
    {
        using var screen = new Screen(colours, boxes, blocks, width: width);
        ReportPrinter.Print(report, Context, screen.Terminal);
        return screen.Output;
    }
}
