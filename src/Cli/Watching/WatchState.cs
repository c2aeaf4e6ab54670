using Tocsin.Engine.Pipeline.Streaming;

namespace Tocsin.Cli.Watching;

/// <summary>What a watch needs to go on, beside the posts in the files of its slices.</summary>
public sealed record WatchState
{
    /// <summary>The settings that decide which windows there are and what accounts are called.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; }

    /// <summary>How far each input was read.</summary>
    public required IReadOnlyList<SourcePosition> Sources { get; init; }

    /// <summary>The stream.</summary>
    public required StreamState Stream { get; init; }

    /// <summary>Length of <c>windows.ndjson</c> then.</summary>
    public required long WindowsLength { get; init; }

    /// <summary>Length of <c>cases.ndjson</c> then.</summary>
    public required long CasesLength { get; init; }

    /// <summary>The files with the posts held.</summary>
    public IReadOnlyList<SavedSlice> Slices { get; init; } = [];

    /// <summary>Number of the next such file.</summary>
    public long NextSlice { get; init; }
}
