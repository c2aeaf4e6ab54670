namespace Tocsin.Decoys;

/// <summary>A decoy cannot be put where it was to be put.</summary>
/// <param name="message">Why.</param>
/// <param name="remedy">What to do.</param>
public sealed class PlantingRefusedException(string message, string remedy) : Exception(message)
{
    /// <summary>What to do.</summary>
    public string Remedy { get; } = remedy;
}
