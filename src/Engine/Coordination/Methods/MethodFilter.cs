using System.Globalization;

namespace Tocsin.Engine.Coordination.Methods;

/// <summary>A filter with its number: a similarity, a quantile from 0 to 1, or a level of significance.</summary>
public readonly record struct MethodFilter(MethodFilterKind Kind, double Value)
{
    /// <summary>Keeps everything.</summary>
    public static MethodFilter None { get; } = new(MethodFilterKind.None, 0);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        MethodFilterKind.Minimum => string.Create(CultureInfo.InvariantCulture, $"similarity at least {Value:0.####}"),
        MethodFilterKind.Quantile => string.Create(CultureInfo.InvariantCulture, $"the edges of at least the {Value:0.####} quantile of similarity"),
        MethodFilterKind.AboveQuantile => string.Create(CultureInfo.InvariantCulture, $"the edges above the {Value:0.####} quantile of similarity"),
        MethodFilterKind.Disparity => string.Create(CultureInfo.InvariantCulture, $"disparity filter at {Value:0.####}"),
        MethodFilterKind.EigenvectorQuantile => string.Create(CultureInfo.InvariantCulture, $"accounts of at least the {Value:0.####} quantile of eigenvector centrality"),
        _ => "no filter",
    };
}
