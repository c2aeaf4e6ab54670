namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>A window whose end the watermark has passed, and what was found in it.</summary>
public sealed record ClosedWindow
{
    /// <summary>First moment inside.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>First moment after it.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The report of a scan of exactly the posts with a time inside.</summary>
    public required ScanOutcome Outcome { get; init; }

    /// <summary>What became of each case since the window before.</summary>
    public required IReadOnlyList<CaseChange> Changes { get; init; }

    /// <summary>Posts rejected as late since the window before.</summary>
    public required long Late { get; init; }

    /// <summary>Posts rejected since the window before because a post with their id was held.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Posts of this window that were shed because memory was full; a report with any is incomplete.</summary>
    public required long Shed { get; init; }

    /// <summary>Posts shed since the window before that were dated so far ahead that no window near them was coming.</summary>
    public required long Misdated { get; init; }

    /// <summary>What the stream held when the window closed.</summary>
    public required StreamLoad Load { get; init; }
}
