using Tocsin.Cli.Output;
using Tocsin.Cli.Scanning;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Pipeline;
using Tocsin.Engine.Pipeline.Streaming;
using Tocsin.Exchange;

namespace Tocsin.Cli.Watching;

/// <summary>A watch from the first post, or from where an earlier one stopped, to the end of its inputs.</summary>
/// <remarks>
/// Each closed window is written and on disk before the state that makes it superfluous to compute it again is saved: a kill
/// between the two costs work, not windows.
/// </remarks>
internal sealed class WatchRun
{
    // Long enough to finish a small window; a read that waits for a pipe never comes back.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly WatchRequest _request;
    private readonly Terminal _terminal;
    private readonly WatchPrinter _printer;
    private bool _found;

    private WatchRun(WatchRequest request, Terminal terminal)
    {
        (_request, _terminal) = (request, terminal);
        _printer = new WatchPrinter(terminal, request.Scan.Json);
    }

    /// <summary>Runs it.</summary>
    /// <returns>1 when a window has findings, 0 when none has, 2 when no post could be read, 130 when interrupted.</returns>
    internal static async Task<int> RunAsync(WatchRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var work = Task.Run(() => new WatchRun(request, terminal).Watch(cancellation), CancellationToken.None);
        try
        {
            return await work.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Task.WhenAny(work, Task.Delay(Grace, terminal.Clock, CancellationToken.None)).ConfigureAwait(false);
            terminal.Say(request.State is null
                ? "interrupted; the windows told of are on disk"
                : "interrupted; the windows told of are on disk, and the same command goes on from the state");
            return ExitCode.Interrupted;
        }
    }

    private int Watch(CancellationToken cancellation)
    {
        using var encoder = ScanPreparation.Encoder(_request.Scan);
        OutputDirectory.Open(_request.Scan.Out);
        var settings = ScanPreparation.Settings(_request.Scan, _terminal, encoder);
        Directory.CreateDirectory(_request.Scan.Out);
        if (!settings.Reveal && settings.PseudonymKey is null)
            settings = settings with { PseudonymKey = PseudonymKeyFile.Keep(Path.Combine(_request.Scan.Out, ScanFiles.PrivateDirectory), _terminal) };
        using var input = new WatchInput(_request.Scan);
        var stream = new StreamScan(settings, _request.Stream, DetectorCatalog.All) { Inputs = input.Files };
        using var directory = _request.State is { } path ? new StateDirectory(path) : null;
        var names = WatchSettings.Of(_request, settings);
        var state = directory?.Load();
        if (state is not null)
        {
            WatchSettings.Require(state, names, _request.Scan.Inputs, _request.State!);
            stream.Restore(state.Stream);
            directory!.Restore(state, stream);
        }

        using var files = new WatchFiles(_request.Scan.Out, _request.Reports, state);
        bool due = state is null;
        long saved = 0;
        void Save()
        {
            if (directory is null || (!due && input.Posts - saved < _request.SaveEvery))
                return;
            (due, saved) = (false, input.Posts);
            directory.Save(
                new WatchState { Settings = names, Sources = input.Positions, Stream = stream.State(), WindowsLength = files.Lengths.Windows, CasesLength = files.Lengths.Cases },
                stream);
        }

        Save();
        input.Run(
            stream,
            state?.Sources ?? [],
            window =>
            {
                due = true;
                Closed(window, files, cancellation);
            },
            Save,
            _request.HoldOpen,
            cancellation);
        due = true;
        Save();
        return Verdict(input, files, settings, state is not null);
    }

    private void Closed(ClosedWindow window, WatchFiles files, CancellationToken cancellation)
    {
        var report = window.Outcome.Report;
        _found |= report.Findings.Count > 0 || report.Context.Any(f => f.Bearing == Bearing.Content);
        var (written, known) = files.Write(window, cancellation);
        if (!known)
            _printer.Tell(window, written);
    }

    private int Verdict(WatchInput input, WatchFiles files, ScanSettings settings, bool resumed)
    {
        files.WriteRejections(new SliceSet(_request.Stream.Every).Scan(0, settings, [], input.Files).Report, input.Rejections);
        _printer.Sum(input.Posts, input.Rejections, _request.Scan.Out);

        // Nothing new is an answer; nothing at all means that Tocsin could not look.
        if (input.Posts == 0 && !resumed)
            return Failures.Say(_terminal, _request.Scan.Json, "no post could be read", $"all reasons are in {Path.Combine(_request.Scan.Out, "rejected.ndjson")}");
        return _found ? ExitCode.Findings : ExitCode.Clean;
    }
}
