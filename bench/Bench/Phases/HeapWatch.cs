namespace Tocsin.Bench.Phases;

/// <summary>Samples the managed heap every few milliseconds while a phase runs.</summary>
internal sealed class HeapWatch : IDisposable
{
    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private long _most;

    public HeapWatch()
    {
        _thread = new Thread(Sample) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The most bytes seen beyond those before.</summary>
    public long Most => Math.Max(0, Math.Max(Volatile.Read(ref _most), GC.GetTotalMemory(forceFullCollection: false)) - _before);

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _stop.Dispose();
    }

    private void Sample()
    {
        while (!_stop.Token.WaitHandle.WaitOne(2))
            Volatile.Write(ref _most, Math.Max(_most, GC.GetTotalMemory(forceFullCollection: false)));
    }
}
