namespace Tocsin.Engine.Detectors;

/// <summary>One tunable of a detector.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its default.</param>
/// <param name="Unit">Unit or type.</param>
/// <param name="Range">Allowed range.</param>
/// <param name="Meaning">What it does.</param>
public sealed record DetectorSetting(string Name, string Default, string Unit, string Range, string Meaning);
