using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Tocsin.Sources.Reading;

/// <summary>One thread fills slots, several work on them, the caller takes them in the order they were filled.</summary>
/// <remarks>
/// The slots are all there are, so memory is bounded by their number. Slots are filled in order, hence the one the caller
/// waits for is always on its way and the line cannot lock up.
/// </remarks>
internal sealed class AssemblyLine : IDisposable
{
    private readonly BlockingCollection<Slot> _free = [];
    private readonly BlockingCollection<Slot> _work = [];
    private readonly BlockingCollection<Slot> _order = [];
    private readonly List<Thread> _threads = [];
    private readonly List<Slot> _slots = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly int _workers;
    private CancellationTokenRegistration _cancellation;
    private ExceptionDispatchInfo? _failure;

    public AssemblyLine(int workers, int slots, Func<IBatchStage> createStage)
    {
        _workers = workers;
        for (int i = 0; i < slots; i++)
        {
            _slots.Add(new Slot(createStage()));
            _free.Add(_slots[i]);
        }
    }

    /// <summary>Starts the threads.</summary>
    /// <param name="fill">Takes free slots through its first argument and hands them on through its second, until input ends.</param>
    /// <param name="cancellation">Stops all of it.</param>
    public void Start(Action<Func<Slot>, Action<Slot>, CancellationToken> fill, CancellationToken cancellation)
    {
        _cancellation = cancellation.Register(_stop.Cancel);
        Run("tocsin-read", () => Fill(fill));
        for (int i = 0; i < _workers; i++)
            Run("tocsin-parse", Work);
    }

    /// <summary>The next slot in order, finished; null at the end.</summary>
    public Slot? Take(CancellationToken cancellation)
    {
        if (!_order.TryTake(out var slot, Timeout.Infinite, cancellation))
        {
            _failure?.Throw();
            return null;
        }

        slot.Wait(cancellation);
        return slot;
    }

    /// <summary>Gives a taken slot back.</summary>
    public void Return(Slot slot) => _free.Add(slot);

    public void Dispose()
    {
        _cancellation.Dispose();
        _stop.Cancel();
        foreach (var thread in _threads)
            thread.Join();
        foreach (var slot in _slots)
            slot.Dispose();
        _free.Dispose();
        _work.Dispose();
        _order.Dispose();
        _stop.Dispose();
    }

    private void Run(string name, Action body)
    {
        var thread = new Thread(() => body()) { Name = name, IsBackground = true };
        _threads.Add(thread);
        thread.Start();
    }

    private void Fill(Action<Func<Slot>, Action<Slot>, CancellationToken> fill)
    {
        try
        {
            fill(() => _free.Take(_stop.Token), HandOn, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The caller stopped taking.
        }
#pragma warning disable CA1031 // It is thrown again on the thread that takes.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            _work.CompleteAdding();
            _order.CompleteAdding();
        }
    }

    private void HandOn(Slot slot)
    {
        _work.Add(slot);
        _order.Add(slot);
    }

    private void Work()
    {
        try
        {
            foreach (var slot in _work.GetConsumingEnumerable(_stop.Token))
                slot.Work();
        }
        catch (OperationCanceledException)
        {
            // The caller stopped taking.
        }
    }
}
