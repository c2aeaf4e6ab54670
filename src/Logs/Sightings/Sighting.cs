using Tocsin.Logs.Indicators;

namespace Tocsin.Logs.Sightings;

/// <summary>An indicator in one log line.</summary>
public sealed record Sighting
{
    /// <summary>What was looked for.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>Position of the indicator among all.</summary>
    public required int Number { get; init; }

    /// <summary>What stood in the line.</summary>
    public required string Seen { get; init; }

    /// <summary>Path of the log.</summary>
    public required string File { get; init; }

    /// <summary>Line, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>When, in UTC; null when the line does not tell.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The line names no year; it was taken from the file's date.</summary>
    public bool YearGuessed { get; init; }

    /// <summary>The machine that touched the indicator, or was touched; empty when the line does not tell.</summary>
    public string Machine { get; init; } = "";

    /// <summary>The person or account; empty when the line does not tell.</summary>
    public string User { get; init; } = "";

    /// <summary>True when the indicator is the one who came: a client address in a server's log.</summary>
    public bool Inbound { get; init; }

    /// <summary>What makes it weak.</summary>
    public Weakness Weakness { get; init; }

    /// <summary>The line around the place, at most 240 bytes of it.</summary>
    public string Excerpt { get; init; } = "";
}
