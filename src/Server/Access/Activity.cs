using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Tocsin.Storage;

namespace Tocsin.Server.Access;

/// <summary>When sessions and keys were last used: in memory at once, in the store twice a minute, so that reading a page writes nothing.</summary>
internal sealed class Activity(CaseStore store, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _keys = new(StringComparer.Ordinal);

    public void Session(string id) => _sessions[id] = clock.GetUtcNow();

    public void Key(string id) => _keys[id] = clock.GetUtcNow();

    /// <summary>The later of what memory and store know.</summary>
    public DateTimeOffset Seen(string session, DateTimeOffset stored) => _sessions.TryGetValue(session, out var seen) && seen > stored ? seen : stored;

    /// <summary>Writes down what is not written yet.</summary>
    public void Save()
    {
        var (sessions, keys) = (Taken(_sessions), Taken(_keys));
        if (sessions.Length + keys.Length > 0)
            store.Touch(sessions, keys);
        Forget(_sessions, sessions);
        Forget(_keys, keys);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        Try();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            Try();
    }

    private static KeyValuePair<string, DateTimeOffset>[] Taken(ConcurrentDictionary<string, DateTimeOffset> from) => [.. from];

    // What was used again meanwhile stays.
    private static void Forget(ConcurrentDictionary<string, DateTimeOffset> from, KeyValuePair<string, DateTimeOffset>[] saved)
    {
        foreach (var one in saved)
            from.TryRemove(one);
    }

    private void Try()
    {
        try
        {
            Save();
        }
        catch (StoreException)
        {
            // A busy database is asked again at the next turn.
        }
    }
}
