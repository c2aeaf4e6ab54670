using Tocsin.Engine.Model;

namespace Tocsin.Sources;

/// <summary>
/// Work done on a batch by the thread that parsed it, before the batch is handed out in order: the parallel half of
/// reading. One instance accompanies each batch in flight and carries its results.
/// </summary>
public interface IBatchStage
{
    /// <summary>Works on a freshly parsed batch; what an earlier batch left in this instance is to be overwritten.</summary>
    void Run(PostBatch batch);
}
