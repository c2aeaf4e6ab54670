using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model.Claims;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Pipeline;

/// <summary>What a scan is told beside its posts.</summary>
public sealed record ScanSettings
{
    /// <summary>Version of the program, for the report.</summary>
    public required string Version { get; init; }

    /// <summary>The election profile; null when none was given.</summary>
    public Election? Election { get; init; }

    /// <summary>Show accounts, post ids and mentions as they are.</summary>
    public bool Reveal { get; init; }

    /// <summary>Key of the pseudonyms; null draws it from the posts.</summary>
    public byte[]? PseudonymKey { get; init; }

    /// <summary>Settings of the detectors.</summary>
    public DetectionSettings Detection { get; init; } = DetectionSettings.Defaults;

    /// <summary>The operator's sentence encoder; null when none was given.</summary>
    public ISentenceEncoder? Encoder { get; init; }

    /// <summary>Fact-checked claims to look for.</summary>
    public IReadOnlyList<ClaimReview> Claims { get; init; } = [];

    /// <summary>Outlets beside those of the profile.</summary>
    public OutletKnowledge Outlets { get; init; } = OutletKnowledge.None;

    /// <summary>Threads to work with; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
