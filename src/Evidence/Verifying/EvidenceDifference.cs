namespace Tocsin.Evidence.Verifying;

/// <summary>One thing that is not as it has to be.</summary>
/// <param name="Place">The file in the archive, or the place in its container.</param>
/// <param name="Says">What is wrong there.</param>
public sealed record EvidenceDifference(string Place, string Says);
