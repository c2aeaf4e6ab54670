using System.Globalization;
using System.Text.Json;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Pipeline.Streaming;
using Tocsin.Exchange.Findings;

namespace Tocsin.Cli.Watching;

/// <summary>A closed window and the changes of its cases as JSON; docs/outputs.md names every member.</summary>
internal static class WindowLine
{
    /// <summary>Writes the members of a window's line.</summary>
    internal static void Write(Utf8JsonWriter line, ClosedWindow window, string? report)
    {
        line.WriteString("type", "window");
        line.WriteString("start", Time(window.Start));
        line.WriteString("end", Time(window.End));
        line.WriteNumber("posts", window.Outcome.Report.Posts);
        line.WriteNumber("accounts", window.Outcome.Report.Accounts);
        line.WriteNumber("late", window.Late);
        line.WriteNumber("duplicates", window.Duplicates);
        line.WriteNumber("shed", window.Shed);
        line.WriteNumber("misdated_shed", window.Misdated);
        line.WriteStartObject("held");
        line.WriteNumber("posts", window.Load.Posts);
        line.WriteNumber("slices", window.Load.Slices);
        line.WriteNumber("post_bytes", window.Load.PostBytes);
        line.WriteNumber("prepared_bytes", window.Load.PreparedBytes);
        line.WriteNumber("id_bytes", window.Load.IdBytes);
        line.WriteEndObject();
        line.WriteNumber("findings", window.Outcome.Report.Findings.Count);
        line.WriteNumber("incidents", window.Outcome.Report.Incidents.Count);
        line.WriteStartObject("cases");
        foreach (var kind in Enum.GetValues<CaseChangeKind>())
            line.WriteNumber(Word(kind), window.Changes.Count(c => c.Kind == kind));
        line.WriteEndObject();
        line.WriteStartArray("failed_detectors");
        foreach (var run in window.Outcome.Report.Detectors.Where(d => d.Outcome.StartsWith("FAILED", StringComparison.Ordinal)))
            line.WriteStringValue(run.Detector);
        line.WriteEndArray();
        line.WriteString("report", report);
    }

    /// <summary>Writes the members of a case's line.</summary>
    internal static void Write(Utf8JsonWriter line, ClosedWindow window, CaseChange change, ScanReport report)
    {
        line.WriteString("type", "case");
        line.WriteString("window_end", Time(window.End));
        line.WriteString("case", change.Case.Id);
        line.WriteString("change", Word(change.Kind));
        line.WriteString("detector", change.Case.Detector);
        line.WriteString("opened", Time(change.Case.Opened));
        line.WriteNumber("windows", change.Case.Windows);
        line.WriteString("sentence", change.Case.Sentence);
        line.WritePropertyName("finding");
        if (change.Finding is { } finding)
            line.WriteRawValue(FindingsExporter.Line(finding, report));
        else
            line.WriteNullValue();
    }

    /// <summary>new, continued or ended.</summary>
    internal static string Word(CaseChangeKind kind) => kind switch
    {
        CaseChangeKind.New => "new",
        CaseChangeKind.Continued => "continued",
        CaseChangeKind.Ended => "ended",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a change without a word"),
    };

    /// <summary>A moment as all files of the program write it.</summary>
    internal static string Time(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
