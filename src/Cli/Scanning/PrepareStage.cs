using Tocsin.Engine.Media;
using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;
using Tocsin.Sources;

namespace Tocsin.Cli.Scanning;

/// <summary>Prepares posts for the detectors on the thread that parsed them.</summary>
/// <param name="media">The media files that posts may refer to; null without any.</param>
/// <param name="folders">For each input, its folder below the folder of media.</param>
internal sealed class PrepareStage(MediaIndex? media = null, byte[][]? folders = null) : IBatchStage
{
    private readonly PostPreparer _preparer = new(media);

    /// <summary>The batch with everything computed once per post.</summary>
    internal PreparedBatch Prepared { get; } = new();

    /// <inheritdoc/>
    public void Run(PostBatch batch)
    {
        if (folders is not null)
            _preparer.Folder = folders[batch.File];
        _preparer.Prepare(batch, Prepared);
    }
}
