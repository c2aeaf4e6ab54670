namespace Tocsin.Resolving;

/// <summary>Keeps questions apart in time, whoever asks them.</summary>
internal sealed class QueryPace(ResolveOptions options)
{
    private readonly Lock _gate = new();
    private readonly long _start = options.Clock.GetTimestamp();
    private TimeSpan _next;

    /// <summary>Waits for one's turn.</summary>
    public Task TurnAsync(CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var now = options.Clock.GetElapsedTime(_start);
            _next = _next > now ? _next : now;
            wait = _next - now;
            _next += TimeSpan.FromSeconds(1.0 / options.QueriesPerSecond);
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, options.Clock, cancellation) : Task.CompletedTask;
    }
}
