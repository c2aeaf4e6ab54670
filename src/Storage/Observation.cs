using Tocsin.Engine.Model.Findings;

namespace Tocsin.Storage;

/// <summary>Something that a search found: a post, an article, a finding or a piece of evidence. Accounts are pseudonyms.</summary>
public sealed record Observation
{
    /// <summary>What it is, as of <see cref="SearchKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its number among posts, or among findings and evidence.</summary>
    public required long Number { get; init; }

    /// <summary>Id of the finding or sighting; null of a post.</summary>
    public string? Finding { get; init; }

    /// <summary>When it was posted or first done; null when nothing says so.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Last act; of a post null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What it says: a post's text, the sentence of a finding.</summary>
    public required string Text { get; init; }

    /// <summary>Who posted it; null of what is no post.</summary>
    public string? Account { get; init; }

    /// <summary>Where it was posted.</summary>
    public string? Platform { get; init; }

    /// <summary>Its language, as the source states it.</summary>
    public string? Language { get; init; }

    /// <summary>Number of the capture that a post came with.</summary>
    public long? Capture { get; init; }

    /// <summary>Its line or record in there.</summary>
    public long? Line { get; init; }

    /// <summary>Who claims it: name of a detector; null of a post.</summary>
    public string? Detector { get; init; }

    /// <summary>How sure; null of a post.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>What it is about, at most a few: names, addresses, documents, links, tags.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>Id of the election.</summary>
    public string? Election { get; init; }

    /// <summary>Number of the incident it belongs to; null when it belongs to none.</summary>
    public long? Incident { get; init; }
}
