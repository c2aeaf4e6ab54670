using System.Globalization;

namespace Tocsin.Cli.Output;

/// <summary>Shows how far long work has come, on standard error.</summary>
/// <remarks>
/// Watched by a person it redraws one line ten times a second: a bar, rows a second, bytes, time left. Otherwise it says a
/// line every five seconds at most, and nothing at all for work that is done sooner. Safe to call from any thread.
/// </remarks>
public sealed class ProgressMeter : IDisposable
{
    private const int BarWidth = 16;
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(5);

    private readonly Terminal _terminal;
    private readonly bool _silent;
    private readonly Lock _gate = new();
    private string _stage = "";
    private long _stageStart;
    private long _lastShown;
    private bool _drawn;

    /// <summary>Creates a meter.</summary>
    /// <param name="terminal">Where it shows.</param>
    /// <param name="silent">Shows nothing.</param>
    public ProgressMeter(Terminal terminal, bool silent = false)
    {
        _terminal = terminal;
        _silent = silent;
        _stageStart = _lastShown = terminal.Clock.GetTimestamp();
    }

    /// <summary>Reports where the work stands.</summary>
    /// <param name="stage">What is being done: "reading".</param>
    /// <param name="rows">Rows done in this stage.</param>
    /// <param name="bytes">Bytes done in this stage; 0 when it does not count bytes.</param>
    /// <param name="totalBytes">All bytes of this stage; 0 when unknown.</param>
    public void Report(string stage, long rows, long bytes = 0, long totalBytes = 0)
    {
        if (_silent)
            return;
        lock (_gate)
        {
            long now = _terminal.Clock.GetTimestamp();
            bool fresh = !string.Equals(stage, _stage, StringComparison.Ordinal);
            if (fresh)
            {
                _stage = stage;
                _stageStart = now;
            }

            var waited = _terminal.Clock.GetElapsedTime(_lastShown, now);
            if (waited < (_terminal.Watched ? Redraw : Repeat) && !(fresh && _terminal.Watched))
                return;
            _lastShown = now;
            Show(Line(rows, bytes, totalBytes, _terminal.Clock.GetElapsedTime(_stageStart, now)));
        }
    }

    /// <summary>Takes the line away, so that what is said next starts on a clean one.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_drawn)
                _terminal.Error.Write("\r\u001b[2K");
            _drawn = false;
        }
    }

    private void Show(string line)
    {
        if (_terminal.Watched)
        {
            _terminal.Error.Write($"\r\u001b[2K{SafeText.Shorten(line, Math.Max(20, _terminal.Width - 1))}");
            _terminal.Error.Flush();
            _drawn = true;
        }
        else
        {
            _terminal.Error.WriteLine(line);
        }
    }

    private string Line(long rows, long bytes, long totalBytes, TimeSpan elapsed)
    {
        double seconds = Math.Max(elapsed.TotalSeconds, 1e-3);
        string rate = rows > 0 && seconds >= 0.2 ? $"  {Count(rows / seconds)} rows/s" : "";
        string amount = rows > 0 ? $"  {Words.Count(rows)} rows" : "";
        if (totalBytes <= 0)
            return $"{_stage}{amount}{rate}{(bytes > 0 ? $"  {Words.Bytes(bytes)}" : "")}";

        double share = Math.Clamp((double)bytes / totalBytes, 0, 1);
        int filled = (int)(share * BarWidth);
        (char done, char open) = _terminal.Watched && _terminal.Blocks ? ('█', '░') : ('#', '.');
        string left = share is > 0.01 and < 1 && seconds >= 1
            ? $"  {Words.Duration(TimeSpan.FromSeconds(Math.Ceiling(seconds / share * (1 - share))))} left"
            : "";
        return $"{_stage}  [{new string(done, filled)}{new string(open, BarWidth - filled)}] "
            + $"{share.ToString("P0", CultureInfo.InvariantCulture)}{amount}{rate}  {Words.Bytes(bytes)} of {Words.Bytes(totalBytes)}{left}";
    }

    private static string Count(double value) => Words.Count((long)Math.Round(value));
}
