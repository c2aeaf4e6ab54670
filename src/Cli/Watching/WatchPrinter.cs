using Tocsin.Cli.Output;
using Tocsin.Engine.Model;
using Tocsin.Engine.Pipeline.Streaming;

namespace Tocsin.Cli.Watching;

/// <summary>Tells of windows as they close: a few lines each for people, one object each for programs.</summary>
internal sealed class WatchPrinter(Terminal terminal, bool json)
{
    private const int CasesTold = 20;
    private static readonly ZonedClock Utc = new("UTC");

    private long _windows;
    private long _late;
    private long _duplicates;
    private long _shed;

    /// <summary>Tells of a window.</summary>
    internal void Tell(ClosedWindow window, string? report)
    {
        _windows++;
        _late += window.Late;
        _duplicates += window.Duplicates;
        _shed = Math.Max(_shed, window.Shed);
        if (json)
            terminal.Json.Write(line => WindowLine.Write(line, window, report));
        else
            Page(window, report);
        terminal.Out.Flush();
    }

    /// <summary>Tells how the run went.</summary>
    internal void Sum(long posts, RejectionLog rejections, string directory)
    {
        var others = rejections.Counts.Where(c => c.Key is not (RejectionReason.Late or RejectionReason.DuplicateId)).ToList();
        if (!json)
        {
            terminal.Out.WriteLine($"{Words.Count(posts, "post")} in {Words.Count(_windows, "window")}; {Words.Count(_late)} late, {Words.Count(_duplicates, "duplicate")}");
            foreach (var (reason, count) in others)
                terminal.Out.WriteLine($"  {Words.Count(count)} rejected: {reason.Remedy()}");
            terminal.Out.WriteLine($"  {SafeText.Clean(Path.Combine(directory, WatchFiles.Windows))} has every window, {WatchFiles.Cases} every case");
            return;
        }

        terminal.Json.Write(line =>
        {
            line.WriteString("type", "watch");
            line.WriteNumber("posts", posts);
            line.WriteNumber("windows", _windows);
            line.WriteNumber("late", _late);
            line.WriteNumber("duplicates", _duplicates);
            line.WriteStartObject("rejected");
            foreach (var (reason, count) in others)
                line.WriteNumber(reason.Code(), count);
            line.WriteEndObject();
        });
    }

    private void Page(ClosedWindow window, string? report)
    {
        long bytes = window.Load.PostBytes + window.Load.PreparedBytes + window.Load.IdBytes;
        string lost = window.Shed > 0 ? $", {Words.Count(window.Shed)} shed for want of memory: this window is incomplete" : "";
        string misdated = window.Misdated > 0 ? $", {Words.Count(window.Misdated)} misdated shed" : "";
        terminal.Out.WriteLine($"{Utc.Minute(window.Start)} to {Utc.Minute(window.End)} UTC");
        terminal.Out.WriteLine(
            $"  {Words.Count(window.Outcome.Report.Posts, "post")} by {Words.Count(window.Outcome.Report.Accounts, "account")}; {Words.Count(window.Late)} late, "
            + $"{Words.Count(window.Duplicates, "duplicate")}{lost}{misdated}; holding {Words.Count(window.Load.Posts, "post")} in {Words.Bytes(bytes)}");
        foreach (var run in window.Outcome.Report.Detectors.Where(d => d.Outcome.StartsWith("FAILED", StringComparison.Ordinal)))
            terminal.Out.WriteLine($"  {run.Detector}: {SafeText.Shorten(run.Outcome, 200)}");

        // What changed comes first; what merely goes on may be cut off.
        var changes = window.Changes.OrderBy(c => c.Kind == CaseChangeKind.Continued).ToList();
        foreach (var change in changes.Take(CasesTold))
            terminal.Out.WriteLine($"  {WindowLine.Word(change.Kind),-9}  {SafeText.Shorten(change.Case.Sentence, Math.Max(40, terminal.Width - 13))}");
        if (changes.Count > CasesTold)
            terminal.Out.WriteLine($"  and {Words.Count(changes.Count - CasesTold, "more case")} in {WatchFiles.Cases}");
        if (report is not null)
            terminal.Out.WriteLine($"  report: {SafeText.Clean(report)}/report.html");
    }
}
