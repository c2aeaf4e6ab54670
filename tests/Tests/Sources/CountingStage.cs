using Tocsin.Engine.Model;
using Tocsin.Sources;

namespace Tocsin.Tests.Sources;

/// <summary>Counts the batches it saw.</summary>
public sealed class CountingStage : IBatchStage
{
    public long Posts { get; private set; }

    public void Run(PostBatch batch) => Posts = batch.Count;
}
