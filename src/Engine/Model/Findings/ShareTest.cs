namespace Tocsin.Engine.Model.Findings;

/// <summary>A further test that a finding had to pass: a share among those concerned against the share everywhere else.</summary>
/// <param name="Of">What is counted.</param>
/// <param name="Count">How many of those concerned have it.</param>
/// <param name="Among">How many are concerned.</param>
/// <param name="Elsewhere">The share among everybody else, 0 to 1, with one added to both counts.</param>
/// <param name="Tried">How many such sets could have been tested; the p-value is multiplied by it.</param>
public sealed record ShareTest(string Of, int Count, int Among, double Elsewhere, double Tried);
