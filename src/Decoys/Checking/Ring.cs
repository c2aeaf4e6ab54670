using Tocsin.Engine.Leaks.Alterations;

namespace Tocsin.Decoys.Checking;

/// <summary>A decoy was seen somewhere.</summary>
public sealed record Ring
{
    /// <summary>Which decoy.</summary>
    public required Decoy Decoy { get; init; }

    /// <summary>What it means.</summary>
    public required Standing Standing { get; init; }

    /// <summary>How sure.</summary>
    public required Strength Strength { get; init; }

    /// <summary>By what it was recognised.</summary>
    public required RingHow How { get; init; }

    /// <summary>The canary; null for text and file.</summary>
    public Canary? Canary { get; init; }

    /// <summary>The file; members of archives after <c> › </c>.</summary>
    public required string File { get; init; }

    /// <summary>Line of the file or of the document's text, from 1; 0 when there is none.</summary>
    public int Line { get; init; }

    /// <summary>What stands there, at most 200 characters. Foreign text.</summary>
    public required string Excerpt { get; init; }

    /// <summary>When it happened, as the line or mail says; null when it does not.</summary>
    public SeenTime? Time { get; init; }

    /// <summary>Who wrote the post, as it says; null when it does not.</summary>
    public string? Author { get; init; }

    /// <summary>Where the decoy was; null when it was never planted.</summary>
    public Planting? Place { get; init; }

    /// <summary>Share of the decoy's text found, 0 to 1; 0 for a canary.</summary>
    public double Share { get; init; }

    /// <summary>What was altered in the text, noise left out; null when that was not looked at.</summary>
    public IReadOnlyList<Alteration>? Alterations { get; init; }

    /// <summary>True when the ring says that somebody was where they should not be.</summary>
    public bool Alarms => Strength != Strength.Weak && (Standing is Standing.PlaceReached or Standing.NeverPlanted);

    /// <summary>One sentence for a list of findings.</summary>
    public string Sentence => Standing switch
    {
        Standing.PlaceReached => $"The decoy {Decoy.Id} rang in {File}: {Place!.Place} was reached.",
        Standing.NeverPlanted => $"The decoy {Decoy.Id}, never planted, rang in {File}: the store or the folder of its making was reached.",
        Standing.BeforePlanting => $"The decoy {Decoy.Id} was seen in {File} before it was planted.",
        _ => $"The decoy {Decoy.Id} was touched from a host of our own, says {File}.",
    };
}
