using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Tocsin.Engine.Model;
using Tocsin.Logs.Matching;
using Tocsin.Logs.Records;
using Tocsin.Logs.Sightings;
using Tocsin.Sources.Names;

namespace Tocsin.Logs;

/// <summary>Matches logs against indicators: one thread reads, several match, sightings are told in input order.</summary>
/// <remarks>Memory is bounded: at most four chunks of a megabyte for each thread are on their way.</remarks>
public sealed class LogMatcher(IndicatorIndex index, LogMatchOptions options)
{
    private readonly ConcurrentBag<byte[]> _buffers = [];

    /// <summary>Matches files, directories, globs, or - for standard input; plain, .gz or .zst.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="rejections">Where it is counted what cannot be read.</param>
    /// <param name="tell">Called for each sighting, in input order, on the calling thread.</param>
    /// <param name="progress">Called now and then with lines, bytes on disk and all bytes on disk.</param>
    /// <param name="cancellation">Stops it.</param>
    public LogMatchSum Match(IReadOnlyList<string> inputs, RejectionLog rejections, Action<Sighting> tell, Action<long, long, long>? progress, CancellationToken cancellation)
    {
        var reader = new NameReader(inputs, rejections, () => _buffers.TryTake(out var buffer) ? buffer : new byte[NameReader.ChunkBytes]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var work = new BlockingCollection<MatchJob>(options.Threads * 2);
        using var order = new BlockingCollection<MatchJob>(options.Threads * 4);
        var files = new List<(string, string)>();
        var threads = new List<Thread> { Start("tocsin-read", () => Read(reader, work, order, files, stop.Token)) };
        for (int i = 0; i < options.Threads; i++)
            threads.Add(Start("tocsin-match", () => Work(work, stop.Token)));
        long lines = 0, bytes = 0, bare = 0;
        try
        {
            foreach (var job in order.GetConsumingEnumerable(cancellation))
            {
                var result = job.Take(cancellation);
                lines += result.Lines;
                bytes += job.Chunk.Bytes.Length;
                bare += result.BareHosts;
                foreach (var sighting in result.Sightings)
                    tell(sighting);
                if (MemoryMarshal.TryGetArray(job.Chunk.Bytes, out var array))
                    _buffers.Add(array.Array!);
                progress?.Invoke(lines, reader.BytesRead, reader.TotalBytes);
            }
        }
        finally
        {
            stop.Cancel();
            foreach (var thread in threads)
                thread.Join();
        }

        return new LogMatchSum(lines, bytes, bare, files);
    }

    private static Thread Start(string name, Action body)
    {
        var thread = new Thread(() => body()) { Name = name, IsBackground = true };
        thread.Start();
        return thread;
    }

    private void Read(NameReader reader, BlockingCollection<MatchJob> work, BlockingCollection<MatchJob> order, List<(string, string)> files, CancellationToken stop)
    {
        try
        {
            var shapes = new ShapeTracker(options.Year);
            foreach (var chunk in reader.Read())
            {
                var shape = shapes.For(chunk, out bool fresh);
                if (fresh)
                    files.Add((chunk.File, shape.Kind.ToString()));
                var job = new MatchJob(chunk, shape);
                order.Add(job, stop);
                work.Add(job, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The caller stopped taking.
        }
#pragma warning disable CA1031 // It is thrown again on the thread that takes.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var failed = MatchJob.Failed(e);
            order.TryAdd(failed, 10_000, CancellationToken.None);
        }
        finally
        {
            work.CompleteAdding();
            order.CompleteAdding();
        }
    }

    private void Work(BlockingCollection<MatchJob> work, CancellationToken stop)
    {
        var matcher = new ChunkMatcher(index, options.BareHosts);
        try
        {
            foreach (var job in work.GetConsumingEnumerable(stop))
                job.Run(matcher);
        }
        catch (OperationCanceledException)
        {
            // The caller stopped taking.
        }
    }
}
