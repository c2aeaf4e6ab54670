namespace Tocsin.Decoys.Checking;

/// <summary>A folded string that rings.</summary>
/// <param name="Decoy">Number of its decoy in the store.</param>
/// <param name="Canary">What it stands for.</param>
/// <param name="Symbols">What is sought.</param>
internal sealed record CanaryPattern(int Decoy, Canary Canary, string Symbols);
