namespace Tocsin.Bench.Phases;

/// <summary>The phases that are interleaved batch by batch.</summary>
/// <param name="parts">Measure the parts of preparation too, each once more.</param>
internal sealed class PhaseTimes(bool parts)
{
    private double _parseCpu;
    private long _parseAllocated;
    private bool _began;

    public bool Parts => parts;

    public Phase Parse { get; } = new("parse");

    public Phase Prepare { get; } = new("prepare");

    public Phase Normalise { get; } = new("· fold text alone");

    public Phase NormaliseAndSketch { get; } = new("· fold and sketch text");

    public Phase Entities { get; } = new("· find entities in text");

    public Phase Append { get; } = new("append");

    public void BeginParse()
    {
        _began = true;
        _parseCpu = CpuClock.ThreadSeconds();
        _parseAllocated = GC.GetAllocatedBytesForCurrentThread();
    }

    // The first batches of a run compile the code: they are not counted, which flatters no figure of a million posts.
    public void EndParse()
    {
        if (_began)
            Parse.Count(CpuClock.ThreadSeconds() - _parseCpu, GC.GetAllocatedBytesForCurrentThread() - _parseAllocated);
    }
}
