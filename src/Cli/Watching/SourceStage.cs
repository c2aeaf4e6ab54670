using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;
using Tocsin.Sources;

namespace Tocsin.Cli.Watching;

/// <summary>Prepares posts on the thread that parsed them, but not those of batches an earlier run is done with.</summary>
/// <param name="first">Sequence of the first batch that is needed, as far as is known.</param>
internal sealed class SourceStage(long first) : IBatchStage
{
    private readonly PostPreparer _preparer = new();
    private readonly PreparedBatch _prepared = new();
    private PostBatch? _waiting;

    /// <summary>The batch with everything computed once per post.</summary>
    internal PreparedBatch Prepared
    {
        get
        {
            if (_waiting is { } posts)
                _preparer.Prepare(posts, _prepared);
            _waiting = null;
            return _prepared;
        }
    }

    /// <inheritdoc/>
    public void Run(PostBatch batch)
    {
        _waiting = batch;
        if (batch.Sequence >= first)
            _ = Prepared;
    }
}
