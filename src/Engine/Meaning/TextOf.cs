namespace Tocsin.Engine.Meaning;

/// <summary>The UTF-8 of a text by its number.</summary>
public delegate ReadOnlySpan<byte> TextOf(int text);
