namespace Tocsin.Bench.Phases;

/// <summary>What one phase of a scan cost.</summary>
/// <param name="name">What it did.</param>
internal sealed class Phase(string name)
{
    public string Name => name;

    /// <summary>Processor seconds.</summary>
    public double Cpu { get; private set; }

    /// <summary>Wall-clock seconds; 0 for phases that are interleaved with others.</summary>
    public double Wall { get; private set; }

    /// <summary>Bytes allocated.</summary>
    public long Allocated { get; private set; }

    /// <summary>Most bytes of heap in use beyond what was there before, garbage not yet collected included; 0 for interleaved phases.</summary>
    public long Peak { get; private set; }

    /// <summary>Runs a piece of the phase on the calling thread alone.</summary>
    public void Add(Action work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        double start = CpuClock.ThreadSeconds();
        work();
        Cpu += CpuClock.ThreadSeconds() - start;
        Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Runs the whole phase, on whatever threads it takes.</summary>
    public T Whole<T>(Func<T> work)
    {
        using var heap = new HeapWatch();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        double start = CpuClock.ProcessSeconds();
        long clock = System.Diagnostics.Stopwatch.GetTimestamp();
        var result = work();
        Wall += System.Diagnostics.Stopwatch.GetElapsedTime(clock).TotalSeconds;
        Cpu += CpuClock.ProcessSeconds() - start;
        Allocated += GC.GetTotalAllocatedBytes(precise: true) - before;
        Peak = Math.Max(Peak, heap.Most);
        return result;
    }

    /// <summary>Adds what was measured elsewhere.</summary>
    public void Count(double cpu, long allocated)
    {
        Cpu += cpu;
        Allocated += allocated;
    }
}
