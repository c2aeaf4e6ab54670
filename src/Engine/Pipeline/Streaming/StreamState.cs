namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>Everything a stream knows beside the posts it holds: with those, it goes on as if it had never stopped.</summary>
public sealed record StreamState
{
    /// <summary>The clock.</summary>
    public required ClockState Clock { get; init; }

    /// <summary>End of the last closed window in Unix milliseconds; <see cref="long.MinValue"/> before the first.</summary>
    public required long Closed { get; init; }

    /// <summary>Posts rejected as late since then.</summary>
    public required long Late { get; init; }

    /// <summary>Posts rejected as duplicates since then.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Posts far ahead of all others that were shed since then.</summary>
    public required long Misdated { get; init; }

    /// <summary>Posts shed, by the start of their slice in Unix milliseconds.</summary>
    public required IReadOnlyList<KeyValuePair<long, long>> Shed { get; init; }

    /// <summary>The cases the last window saw.</summary>
    public required IReadOnlyList<OpenCase> Cases { get; init; }
}
