namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>A case that the latest window saw: as much of its finding as is needed to know it again.</summary>
public sealed record OpenCase
{
    /// <summary>Id of the finding that opened it.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the detector.</summary>
    public required string Detector { get; init; }

    /// <summary>End of the first window that saw it.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>Windows that saw it.</summary>
    public required int Windows { get; init; }

    /// <summary>Id of the latest finding.</summary>
    public required string Finding { get; init; }

    /// <summary>What happened, as the latest finding tells it.</summary>
    public required string Sentence { get; init; }

    /// <summary>Accounts of the latest finding.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>Objects listed in the latest finding: kind, blank, value.</summary>
    public required IReadOnlyList<string> Objects { get; init; }
}
