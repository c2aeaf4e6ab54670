namespace Tocsin.Engine.Leaks;

/// <summary>The two numbers of winnowing.</summary>
/// <param name="Gram">Symbols of a k-gram; 8 to 60.</param>
/// <param name="Window">k-grams of a window, of which one is chosen; 2 to 64 and not above <paramref name="Gram"/>.</param>
/// <remarks>
/// Every passage that two texts share over <c>Gram + Window − 1</c> symbols gives a common fingerprint. With Window ≤ Gram every symbol of a
/// text lies in a chosen k-gram, so a change anywhere changes a fingerprint and can be seen from the index alone.
/// </remarks>
public sealed record LeakParameters(int Gram, int Window)
{
    /// <summary>What the command uses: chosen by measurement, docs/detectors/leaks.md.</summary>
    public static LeakParameters Default { get; } = new(20, 12);

    /// <summary>True when the numbers are in range.</summary>
    public bool Valid => Gram is >= 8 and <= 60 && Window is >= 2 and <= 64 && Window <= Gram;
}
