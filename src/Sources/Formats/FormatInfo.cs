namespace Tocsin.Sources.Formats;

/// <summary>What a format is called and what it is.</summary>
/// <param name="Name">The name <c>--format</c> takes: lower case, hyphenated, stable. Its page is <c>docs/formats/NAME.md</c>.</param>
/// <param name="Title">The name people know it by.</param>
/// <param name="Summary">One sentence on where such files come from.</param>
public sealed record FormatInfo(string Name, string Title, string Summary);
