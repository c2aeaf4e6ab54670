namespace Tocsin.Logs.Indicators;

/// <summary>A token of a STIX pattern.</summary>
/// <param name="Kind">'s' string, 'w' word or number, 'o' operator or bracket, '$' the end.</param>
/// <param name="Text">Its text; of a string what it stands for.</param>
/// <param name="At">Offset in the pattern.</param>
internal readonly record struct StixToken(char Kind, string Text, int At);
