using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Pipeline;

/// <summary>The report of a scan, and what names were replaced by in it.</summary>
/// <param name="Report">What was found, fit to be written out.</param>
/// <param name="Names">The pseudonyms; null when the user revealed the names.</param>
public sealed record ScanOutcome(ScanReport Report, Pseudonymiser? Names)
{
    /// <summary>Pseudonym to account. Private: keep it apart from the report.</summary>
    public IReadOnlyDictionary<string, string> Pseudonyms => Names?.Table ?? new Dictionary<string, string>();
}
