using Microsoft.Extensions.Hosting;
using Tocsin.Storage;

namespace Tocsin.Server.Live;

/// <summary>Tells pages that something in the store changed, whoever changed it: this server, a command, or another server.</summary>
/// <remarks>Every change of a store writes a line to its audit log, so its last number is looked at twice a second: one read of an index.</remarks>
public sealed class StorePulse(CaseStore store, TimeProvider clock, IHostApplicationLifetime life) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private long _head = -1;

    /// <summary>Called with the number of the newest line of the audit log; from a thread of the pool.</summary>
    public event Action<long>? Beat;

    /// <summary>The server closes: its services go, and no page may draw itself any more.</summary>
    public bool Closing => life.ApplicationStopping.IsCancellationRequested;

    /// <summary>Something that is not in the store changed (what waits, what runs).</summary>
    public void Now() => Tell(Volatile.Read(ref _head));

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                long head = store.Head();
                if (Interlocked.Exchange(ref _head, head) is var before && before != head && before >= 0)
                    Tell(head);
            }
            catch (StoreException)
            {
                // A busy or absent database is seen by whoever uses it; the pulse goes on.
            }
        }
    }

    private void Tell(long head)
    {
        if (!Closing)
            Beat?.Invoke(head);
    }
}
