namespace Tocsin.Engine.Meaning;

/// <summary>Shares out numbers among threads, block by block; each thread has a state of its own.</summary>
internal static class Blocks
{
    private const int Size = 256;

    /// <summary>Visits every number once, on whichever thread is free, and returns the states.</summary>
    /// <param name="count">How many.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="start">Makes a thread's state.</param>
    /// <param name="visit">Called with the state and a number.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    public static IReadOnlyList<TState> Run<TState>(int count, int threads, Func<TState> start, Action<TState, int> visit, CancellationToken cancellation)
        where TState : class
    {
        int blocks = (count + Size - 1) / Size;
        threads = Math.Clamp(threads, 1, Math.Max(1, blocks));
        var states = new TState[threads];
        int next = -1;
        void Work(int thread)
        {
            var state = states[thread] = start();
            for (int block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                for (int i = block * Size; i < Math.Min(count, (block + 1) * Size); i++)
                    visit(state, i);
            }
        }

        if (threads == 1)
            Work(0);
        else
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, Work);

        // A thread that never came to run has none.
        return [.. states.Where(s => s is not null)];
    }
}
