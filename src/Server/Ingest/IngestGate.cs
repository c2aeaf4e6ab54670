namespace Tocsin.Server.Ingest;

/// <summary>How many requests hand in posts at once: the rest is asked to come back, before memory or disk run out.</summary>
internal sealed class IngestGate : IDisposable
{
    private const int AtOnce = 4;
    private const int InLine = 64;
    private const long MostWaiting = 20_000_000;
    private readonly SemaphoreSlim _turns = new(AtOnce, AtOnce);
    private int _line;

    /// <summary>Waits for a turn.</summary>
    /// <returns>What gives the turn back; null when too many wait already.</returns>
    public async Task<IDisposable?> Enter(long waitingPosts, CancellationToken cancellation)
    {
        if (waitingPosts > MostWaiting)
            return null;
        if (Interlocked.Increment(ref _line) > InLine)
        {
            Interlocked.Decrement(ref _line);
            return null;
        }

        try
        {
            await _turns.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _line);
        }

        return new Turn(_turns);
    }

    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
                turns.Release();
        }
    }
}
