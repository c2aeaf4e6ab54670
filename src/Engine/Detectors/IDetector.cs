namespace Tocsin.Engine.Detectors;

/// <summary>
/// A detector reads a table of posts and claims findings. Synchronous, deterministic, event time only: the same posts give
/// the same findings in whatever order, batches or shards they arrived.
/// </summary>
public interface IDetector
{
    /// <summary>What it is: the one source of its help text, its docs entry and its place in reports.</summary>
    DetectorInfo Info { get; }

    /// <summary>Looks at the whole table.</summary>
    /// <param name="context">The posts and what is known about the election.</param>
    /// <param name="cancellation">Stops between steps.</param>
    DetectorResult Detect(DetectionContext context, CancellationToken cancellation);
}
