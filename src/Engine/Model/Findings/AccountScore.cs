namespace Tocsin.Engine.Model.Findings;

/// <summary>How strong the evidence is that one account acts together with others, also below the threshold of a finding.</summary>
/// <param name="Account">The account, or its pseudonym.</param>
/// <param name="Score">−log10 p of its strongest pair or group, corrected for windows and partners tried; 0 is none. Not a probability of guilt.</param>
/// <param name="Trace">What the strongest evidence is about.</param>
/// <param name="Detector">Who has it.</param>
/// <param name="Finding">The strongest finding that names the account; null when none does.</param>
public sealed record AccountScore(string Account, double Score, string Trace, string Detector, string? Finding)
{
    /// <summary>Uncommon texts it has in common with other accounts, whenever posted: orders accounts of equal score for review, and proves nothing.</summary>
    public int Copies { get; init; }
}
