namespace Tocsin.Engine.Detectors.KnownClaims;

/// <summary>A claim found in a text.</summary>
/// <param name="Claim">Number of the claim; -1 for none.</param>
/// <param name="Share">Share of the claim's information that the text holds close together, 0 to 1.</param>
/// <param name="Bits">That information in bits.</param>
internal readonly record struct ClaimMatch(int Claim, double Share, double Bits)
{
    public static ClaimMatch None => new(-1, 0, 0);
}
