using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Pipeline;

/// <summary>The report of a scan, and the table that leads pseudonyms back to accounts (empty when revealed).</summary>
/// <param name="Report">What was found, fit to be written out.</param>
/// <param name="Pseudonyms">Pseudonym to account. Private: keep it apart from the report.</param>
public sealed record ScanOutcome(ScanReport Report, IReadOnlyDictionary<string, string> Pseudonyms);
