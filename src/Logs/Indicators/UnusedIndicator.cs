namespace Tocsin.Logs.Indicators;

/// <summary>An indicator, or a part of one, that is not looked for, with the reason: nothing is dropped silently.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Place">Line or number of the object; 0 for the whole file.</param>
/// <param name="Value">What it was, as written.</param>
/// <param name="Reason">Why, in words.</param>
public readonly record struct UnusedIndicator(string File, long Place, string Value, string Reason);
