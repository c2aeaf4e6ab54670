namespace Tocsin.Engine.Detectors.KnownClaims;

/// <summary>A post that repeats a claim.</summary>
/// <param name="Post">Number of the post.</param>
/// <param name="Claim">Number of the claim.</param>
/// <param name="Stance">What it does with it.</param>
/// <param name="Bits">Information in common; infinite when a link proves it.</param>
internal readonly record struct ClaimSighting(int Post, int Claim, ClaimStance Stance, double Bits);
