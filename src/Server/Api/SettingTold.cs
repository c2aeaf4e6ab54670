namespace Tocsin.Server.Api;

/// <summary>A setting of a detector.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The value in force.</param>
/// <param name="Default">The value while nobody chose another.</param>
/// <param name="Unit">Unit or type.</param>
/// <param name="Range">What is allowed.</param>
/// <param name="Meaning">What it does.</param>
public sealed record SettingTold(string Name, string Value, string Default, string Unit, string Range, string Meaning);
