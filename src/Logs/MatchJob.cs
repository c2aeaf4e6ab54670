using Tocsin.Logs.Records;
using Tocsin.Logs.Sightings;
using Tocsin.Sources.Names;

namespace Tocsin.Logs;

/// <summary>A chunk on its way: read, matched, told.</summary>
internal sealed class MatchJob(NameChunk chunk, LogShape shape)
{
    private readonly TaskCompletionSource<ChunkResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The lines.</summary>
    public NameChunk Chunk { get; } = chunk;

    /// <summary>A job that failed before it began.</summary>
    public static MatchJob Failed(Exception failure)
    {
        var job = new MatchJob(new NameChunk("", 0, default), new LogShape(LogKind.Plain, [], 0, default));
        job._done.SetException(failure);
        return job;
    }

    /// <summary>Matches it.</summary>
    public void Run(ChunkMatcher matcher)
    {
        try
        {
            _done.SetResult(matcher.Match(Chunk, shape));
        }
#pragma warning disable CA1031 // It is thrown again on the thread that takes.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _done.SetException(e);
        }
    }

    /// <summary>Waits for the result.</summary>
    public ChunkResult Take(CancellationToken cancellation)
    {
        try
        {
            _done.Task.Wait(cancellation);
        }
        catch (AggregateException)
        {
            // Thrown as itself below.
        }

        return _done.Task.GetAwaiter().GetResult();
    }
}
