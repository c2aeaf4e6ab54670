using Tocsin.Engine.Model.Findings;

namespace Tocsin.Storage;

/// <summary>An incident in a list.</summary>
public sealed record IncidentCard
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its number in the election, for people.</summary>
    public required long Number { get; init; }

    /// <summary>Id of the election.</summary>
    public required string Election { get; init; }

    /// <summary>open, dismissed, closed, merged or empty.</summary>
    public required string State { get; init; }

    /// <summary>A short name.</summary>
    public required string Title { get; init; }

    /// <summary>How grave.</summary>
    public required Severity Severity { get; init; }

    /// <summary>First act; null when nothing in it has a time.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>Last act.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>When the store learned of it.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it changed last.</summary>
    public required DateTimeOffset Changed { get; init; }

    /// <summary>Counts up with every change of its members or state.</summary>
    public required long Revision { get; init; }

    /// <summary>The incident it went into; null while it stands for itself.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The incident it was split from; null otherwise.</summary>
    public string? SplitFrom { get; init; }
}
