using Tocsin.Exchange;

namespace Tocsin.Cli.Summary;

/// <summary>What the summary knows beyond the report.</summary>
/// <param name="OutDirectory">Where the files were written, as the user gave it; null when none were.</param>
/// <param name="Files">The files written there, named relative to it.</param>
/// <param name="NextSteps">What to try next: the purpose, and the command line for it.</param>
public sealed record SummaryContext(
    string? OutDirectory,
    IReadOnlyList<WrittenFile> Files,
    IReadOnlyList<KeyValuePair<string, string>> NextSteps)
{
    /// <summary>Nothing was written.</summary>
    public static SummaryContext Bare { get; } = new(null, [], []);
}
