using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Pipeline;

/// <summary>The report of a scan, and what names were replaced by in it.</summary>
/// <param name="Report">What was found, fit to be written out.</param>
/// <param name="Names">The pseudonyms; null when the user revealed the names.</param>
public sealed record ScanOutcome(ScanReport Report, Pseudonymiser? Names)
{
    /// <summary>The findings about accounts with the posts behind them, names as they are. Private, like <see cref="Pseudonyms"/>.</summary>
    public IReadOnlyList<FindingCase> Cases { get; init; } = [];

    /// <summary>The findings about content and background, names as they are. Private.</summary>
    public IReadOnlyList<Finding> Context { get; init; } = [];

    /// <summary>Every post. Private.</summary>
    public PostTable? Posts { get; init; }

    /// <summary>Pseudonym to account. Private: keep it apart from the report.</summary>
    public IReadOnlyDictionary<string, string> Pseudonyms => Names?.Table ?? new Dictionary<string, string>();
}
