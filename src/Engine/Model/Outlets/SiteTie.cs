namespace Tocsin.Engine.Model.Outlets;

/// <summary>Two sites that show the same indicator, such as an analytics id or a certificate.</summary>
/// <param name="A">Domain of one site, the lesser in ordinal order.</param>
/// <param name="B">Domain of the other.</param>
/// <param name="Indicator">Kind of the indicator, as its file calls it.</param>
/// <param name="Tier">How much the indicator proves.</param>
/// <param name="Origin">The file that says so.</param>
public sealed record SiteTie(string A, string B, string Indicator, TieTier Tier, string Origin);
