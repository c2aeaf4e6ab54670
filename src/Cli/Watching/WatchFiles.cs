using System.Globalization;
using System.Text.Json;
using Tocsin.Cli.Scanning;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Pipeline.Streaming;
using Tocsin.Exchange;
using Tocsin.Exchange.Rejections;

namespace Tocsin.Cli.Watching;

/// <summary>What a watch leaves on disk. A window is acknowledged when its line in <c>windows.ndjson</c> is on disk, which is written last.</summary>
internal sealed class WatchFiles : IDisposable
{
    /// <summary>One line per closed window.</summary>
    internal const string Windows = "windows.ndjson";

    /// <summary>One line per change of a case.</summary>
    internal const string Cases = "cases.ndjson";

    private const string Latest = "latest";
    private const string Reports = "reports";

    // The lines of rejected records belong to the whole run and stand once, in the output directory itself.
    private static readonly IReadOnlyList<IExporter> Exporters = [.. ExporterCatalog.All.Where(e => e is not RejectionsExporter)];

    private readonly string _directory;
    private readonly int _keep;
    private readonly AppendedFile _windows;
    private readonly AppendedFile _cases;
    private DateTimeOffset _acknowledged = DateTimeOffset.MinValue;

    /// <summary>Opens them.</summary>
    /// <param name="directory">The output directory.</param>
    /// <param name="keep">Reports of windows with a new case to keep.</param>
    /// <param name="state">Where an earlier run stopped; null starts the files anew.</param>
    internal WatchFiles(string directory, int keep, WatchState? state)
    {
        (_directory, _keep) = (directory, keep);
        string windows = Path.Combine(directory, Windows), cases = Path.Combine(directory, Cases);
        if (state is null)
        {
            // Reports of an earlier run beside windows of this one would tell of cases that are in no line.
            RemoveReport(Path.Combine(directory, Latest));
            foreach (string old in ReportsOf(directory))
                RemoveReport(old);
            _windows = AppendedFile.Create(windows);
            _cases = AppendedFile.Create(cases);
            return;
        }

        _windows = AppendedFile.Continue(windows, state.WindowsLength, line =>
        {
            _acknowledged = Moment(line, "end");
            return true;
        });

        // Cases of a window whose own line never came are told again with it.
        _cases = AppendedFile.Continue(cases, state.CasesLength, line => Moment(line, "window_end") <= _acknowledged);
    }

    /// <summary>Lengths on disk of windows and cases.</summary>
    internal (long Windows, long Cases) Lengths => (_windows.Length, _cases.Length);

    /// <summary>Writes a window.</summary>
    /// <returns>Its report's directory, relative; null when there is none. And whether it was acknowledged already by an earlier run.</returns>
    internal (string? Report, bool Known) Write(ClosedWindow window, CancellationToken cancellation)
    {
        string? report = window.Changes.Any(c => c.Kind == CaseChangeKind.New) && _keep > 0 ? $"{Reports}/{Name(window)}" : null;
        if (window.End <= _acknowledged)
            return (report, true);
        if (window.Outcome.Report.Findings.Count > 0)
        {
            WriteReport(Latest, window, cancellation);
            if (report is not null)
                WriteReport(report, window, cancellation);
            Prune();
        }

        foreach (var change in window.Changes)
            _cases.Add(line => WindowLine.Write(line, window, change, window.Outcome.Report));
        _cases.Flush();
        _windows.Add(line => WindowLine.Write(line, window, report));
        _windows.Flush();
        return (report, false);
    }

    /// <summary>Writes the list of what was not taken.</summary>
    internal void WriteRejections(ScanReport report, RejectionLog rejections)
    {
        using var file = new Output.AtomicFile(Path.Combine(_directory, "rejected.ndjson"));
        new RejectionsExporter().Write(report, rejections, file.Stream);
        file.Complete();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _windows.Dispose();
        _cases.Dispose();
    }

    private static string Name(ClosedWindow window) => window.End.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(JsonElement line, string member) => line.GetProperty(member).GetDateTimeOffset();

    private void WriteReport(string name, ClosedWindow window, CancellationToken cancellation) =>
        ScanFiles.Write(OutputDirectory.Open(Path.Combine(_directory, name)), window.Outcome, Exporters, new RejectionLog(), cancellation);

    // Names are times, so their order is that of the windows.
    private void Prune()
    {
        foreach (string old in ReportsOf(_directory).Order(StringComparer.Ordinal).SkipLast(_keep))
            RemoveReport(old);
    }

    private static string[] ReportsOf(string directory) =>
        Path.Combine(directory, Reports) is var reports && Directory.Exists(reports) ? Directory.GetDirectories(reports, "*T*Z") : [];

    // What is not a report is somebody else's.
    private static void RemoveReport(string path)
    {
        if (File.Exists(Path.Combine(path, "scan.json")))
            Directory.Delete(path, recursive: true);
    }
}
