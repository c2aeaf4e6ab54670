using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;
using Tocsin.Sources;

namespace Tocsin.Cli.Scanning;

/// <summary>Prepares posts for the detectors on the thread that parsed them.</summary>
internal sealed class PrepareStage : IBatchStage
{
    private readonly PostPreparer _preparer = new();

    /// <summary>The batch with everything computed once per post.</summary>
    internal PreparedBatch Prepared { get; } = new();

    /// <inheritdoc/>
    public void Run(PostBatch batch) => _preparer.Prepare(batch, Prepared);
}
