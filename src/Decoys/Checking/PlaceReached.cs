namespace Tocsin.Decoys.Checking;

/// <summary>A place and what its decoys say.</summary>
/// <param name="Place">The place.</param>
/// <param name="Planted">Decoys planted there.</param>
/// <param name="Rang">Decoys of them that rang.</param>
/// <param name="First">The earliest time of a ring; null when none gives one.</param>
/// <param name="Strength">The strongest ring.</param>
public sealed record PlaceReached(string Place, int Planted, IReadOnlyList<string> Rang, SeenTime? First, Strength Strength)
{
    /// <summary>Two decoys of one place say the same: one could have gone astray.</summary>
    public bool Corroborated => Rang.Count > 1;
}
