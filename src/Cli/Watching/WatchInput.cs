using Tocsin.Cli.Scanning;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Pipeline.Streaming;

namespace Tocsin.Cli.Watching;

/// <summary>Reads several inputs side by side and gives a stream one post after another: the source furthest behind goes next.</summary>
/// <remarks>
/// The order depends on the posts alone, not on threads or on how fast a file is read. An input that is slow (a pipe whose
/// producer pauses) is waited for, so no post is late because its source was slow.
/// </remarks>
internal sealed class WatchInput : IDisposable
{
    // A pipe's posts are seen when a batch of them is full; a file's are there anyway.
    private const int PipeChunk = 64 << 10;
    private const int FileChunk = 2 << 20;

    private readonly List<SourceCursor> _sources = [];

    /// <summary>Finds the inputs.</summary>
    /// <exception cref="UserError">The format or the map makes no sense.</exception>
    internal WatchInput(ScanRequest request)
    {
        var options = ScanInput.Options(request) with { Threads = Math.Max(1, request.Threads / request.Inputs.Count) };
        var files = new List<ScannedInput>();
        foreach (string input in request.Inputs)
        {
            int chunk = IsPipe(input) ? PipeChunk : Math.Max(PipeChunk, FileChunk / request.Inputs.Count);
            var source = new SourceCursor(_sources.Count, input, files.Count, options with { ChunkBytes = chunk }, Rejections);
            _sources.Add(source);

            // Format, size and hash are known when a file ends, and a window does not wait for that.
            files.AddRange(source.Files.Select(f => new ScannedInput(f.Path, "stream", 0, "", 0, 0)));
        }

        Files = files;
    }

    /// <summary>What was not taken, and why.</summary>
    internal RejectionLog Rejections { get; } = new();

    /// <summary>The files, by the numbers posts refer to.</summary>
    internal IReadOnlyList<ScannedInput> Files { get; }

    /// <summary>Posts taken in this run.</summary>
    internal long Posts { get; private set; }

    /// <summary>How far each input was read.</summary>
    internal IReadOnlyList<SourcePosition> Positions => [.. _sources.Select(s => s.Position)];

    /// <summary>Feeds the stream until every input ends.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="from">Where an earlier run stopped, by source; empty to begin at the beginning.</param>
    /// <param name="closed">Given each window that closes.</param>
    /// <param name="between">Called between posts, when stream and positions agree.</param>
    /// <param name="holdOpen">Leave windows open that the end of an input would close.</param>
    /// <param name="cancellation">Stops.</param>
    internal void Run(
        StreamScan stream, IReadOnlyList<SourcePosition> from, Action<ClosedWindow> closed, Action between, bool holdOpen, CancellationToken cancellation)
    {
        var open = new List<SourceCursor>();
        void End(SourceCursor source)
        {
            open.Remove(source);
            if (!holdOpen)
                stream.Finish(source.Number, closed, cancellation);
            between();
        }

        foreach (var source in _sources)
        {
            if (Start(source, from.ElementAtOrDefault(source.Number), cancellation))
                open.Add(source);
            else
                End(source);
        }

        while (open.Count > 0)
        {
            var next = open.MinBy(s => (stream.Clock.After(s.Number, s.Time), s.Number))!;
            var rival = open.Where(s => s != next).Select(s => (stream.Clock.After(s.Number, s.Time), s.Number)).DefaultIfEmpty((long.MaxValue, int.MaxValue)).Min();
            do
            {
                stream.Append(next.Batch, next.Post, next.Number, next.Path, Rejections, closed, cancellation);
                next.Took();
                Posts++;
                between();
                if (!next.Next())
                {
                    End(next);
                    break;
                }
            }
            while ((stream.Clock.After(next.Number, next.Time), next.Number).CompareTo(rival) < 0);
        }

        if (!holdOpen)
            stream.Complete(closed, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _sources.ForEach(s => s.Dispose());

    // A pipe cannot be read again: what was acknowledged is gone from it, or comes again and is dropped by its ids.
    private static bool Start(SourceCursor source, SourcePosition? from, CancellationToken cancellation) =>
        from is not null && IsPipe(from.Input) ? source.Continue(from, cancellation) : source.Start(from, cancellation);

    private static bool IsPipe(string input) => input == "-" || (File.Exists(input) && new FileInfo(input).Length == 0);
}
