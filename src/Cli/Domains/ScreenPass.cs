using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Tocsin.Cli.Output;
using Tocsin.Engine.Lookalikes;
using Tocsin.Engine.Model;
using Tocsin.Sources.Names;

namespace Tocsin.Cli.Domains;

/// <summary>One pass over lists of names.</summary>
/// <remarks>
/// One thread reads and tells while the others screen a chunk each; chunks are told in input order, so the result does not depend on the number
/// of threads. Buffers are used again. Each name alarms once.
/// </remarks>
internal sealed class ScreenPass(ScreenRequest request, LookalikeIndex index)
{
    private readonly ConcurrentBag<byte[]> _buffers = [];
    private readonly ConcurrentBag<ScreenWorker> _workers = [];
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names compared so far.</summary>
    public long Names { get; private set; }

    /// <summary>Of these such as cannot be host names.</summary>
    public long Malformed { get; private set; }

    /// <summary>What could not be read.</summary>
    public RejectionLog Rejections { get; } = new();

    /// <summary>The alarms in input order.</summary>
    public IEnumerable<Alarm> Alarms(ProgressMeter meter, CancellationToken cancellation)
    {
        var reader = new NameReader(request.Inputs, Rejections, () => _buffers.TryTake(out byte[]? buffer) ? buffer : new byte[NameReader.ChunkBytes]);
        var running = new Queue<Task<ScreenedChunk>>();
        foreach (var chunk in reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            running.Enqueue(request.Threads == 1 ? Task.FromResult(Screen(chunk)) : Task.Run(() => Screen(chunk), cancellation));
            while (running.Count > request.Threads || (running.TryPeek(out var next) && next.IsCompleted))
            {
                foreach (var alarm in Tell(running.Dequeue()))
                    yield return alarm;
            }

            meter.Report("screening", Names, reader.BytesRead, reader.TotalBytes);
        }

        while (running.TryDequeue(out var last))
        {
            foreach (var alarm in Tell(last))
                yield return alarm;
        }
    }

    private ScreenedChunk Screen(NameChunk chunk)
    {
        var worker = _workers.TryTake(out var idle) ? idle : new ScreenWorker(index, request.MinimumScore);
        var screened = worker.Screen(chunk);
        _workers.Add(worker);

        // The reader takes a buffer again only after it has done with this chunk.
        if (MemoryMarshal.TryGetArray(chunk.Bytes, out var bytes))
            _buffers.Add(bytes.Array!);
        return screened;
    }

    private IEnumerable<Alarm> Tell(Task<ScreenedChunk> task)
    {
        var chunk = task.GetAwaiter().GetResult();
        Names += chunk.Names;
        Malformed += chunk.Malformed;
        return chunk.Alarms.Where(a => _seen.Add(a.Name));
    }
}
