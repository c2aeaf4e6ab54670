using System.Runtime.ExceptionServices;
using Tocsin.Engine.Model;

namespace Tocsin.Sources.Reading;

/// <summary>One place on the assembly line: a chunk, the batch it is parsed into, and the stage that works on the batch.</summary>
internal sealed class Slot(IBatchStage stage) : IDisposable
{
    private readonly ManualResetEventSlim _done = new(false);
    private FormatReading? _reading;
    private FileRejections? _rejections;
    private InputFile? _file;

    public Chunk Chunk { get; } = new();

    public PostBatch Posts { get; } = new();

    public IBatchStage Stage { get; } = stage;

    /// <summary>How the file of the chunk is read.</summary>
    public FormatReading? Reading => _reading;

    /// <summary>What a parser or stage threw: a bug, to be thrown again where the batch is taken.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    public void Assign(InputFile file, FormatReading reading, FileRejections rejections, long sequence)
    {
        _file = file;
        _reading = reading;
        _rejections = rejections;
        Failure = null;
        _done.Reset();
        Posts.Clear();
        Posts.Sequence = sequence;
        Posts.File = file.Index;
    }

    public void Work()
    {
        try
        {
            var sink = new PostSink(Posts, _rejections!);
            _reading!.Parse(Chunk, sink);
            _file!.CountPosts(Posts.Count);
            Stage.Run(Posts);
        }
#pragma warning disable CA1031 // It is thrown again on the thread that takes the batch.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Failure = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            _done.Set();
        }
    }

    public void Wait(CancellationToken cancellation) => _done.Wait(cancellation);

    public void Dispose() => _done.Dispose();
}
