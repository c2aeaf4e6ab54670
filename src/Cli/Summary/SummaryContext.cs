namespace Tocsin.Cli.Summary;

/// <summary>What the summary knows beyond the report.</summary>
/// <param name="OutDirectory">Where the files were written, as the user gave it; null when none were.</param>
/// <param name="Files">Names of the files written there, relative to it.</param>
/// <param name="NextSteps">Command lines to try next, each with what it does.</param>
public sealed record SummaryContext(
    string? OutDirectory,
    IReadOnlyList<string> Files,
    IReadOnlyList<KeyValuePair<string, string>> NextSteps)
{
    /// <summary>Nothing was written.</summary>
    public static SummaryContext Bare { get; } = new(null, [], []);
}
