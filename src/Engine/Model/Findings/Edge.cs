namespace Tocsin.Engine.Model.Findings;

/// <summary>Two accounts that acted together more than chance explains.</summary>
public sealed record Edge
{
    /// <summary>First account, in ordinal order.</summary>
    public required string A { get; init; }

    /// <summary>Second account.</summary>
    public required string B { get; init; }

    /// <summary>What they acted on together: link, domain, hashtag, media, reshare, text.</summary>
    public required string Trace { get; init; }

    /// <summary>Window in seconds.</summary>
    public required double WindowSeconds { get; init; }

    /// <summary>Distinct objects acted on together within the window.</summary>
    public required int Weight { get; init; }

    /// <summary>What a published method calls their similarity; null where Tocsin's own tests decide.</summary>
    public double? Similarity { get; init; }

    /// <summary>Expected weight under the null model; NaN where a published method has none, as are p and q.</summary>
    public required double Expected { get; init; }

    /// <summary>log10 of the p-value.</summary>
    public required double LogP { get; init; }

    /// <summary>q-value after false-discovery control over every pair that could have been tested.</summary>
    public required double QValue { get; init; }

    /// <summary>What p was computed from; null where a detector has another formula.</summary>
    public PairInputs? Inputs { get; init; }
}
