using Tocsin.Engine.Model.Elections;
using Tocsin.Partners.Facts;

namespace Tocsin.Partners.Plain;

/// <summary>Lookalike names that may be blocked: those on whose sighting a person relied in a judgement, and never an own one.</summary>
/// <remarks>A block is a response: software proposes names, a person confirms them, and a second one approves that the list leaves.</remarks>
public static class ConfirmedNames
{
    /// <summary>The names, each with the incident and since when, in order.</summary>
    public static IReadOnlyList<(string Name, long Incident, DateTimeOffset First)> Of(IReadOnlyList<IncidentFacts> incidents)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        return [.. incidents.SelectMany(i => i.Suspects.Where(s => s is { Kind: SuspectKind.Domain, IsConfirmed: true } && IsHost(s.Value) && !Holds(i.Election, s.Value)).Select(s => (s.Value.ToLowerInvariant(), i.Card.Number, s.Seen.First ?? i.First)))
            .GroupBy(n => n.Item1, StringComparer.Ordinal).Select(g => g.OrderBy(n => n.Item3).First()).OrderBy(n => n.Item1, StringComparer.Ordinal)];
    }

    // To block a name blocks all below it: a name above an own one would take that with it.
    private static bool Holds(Election election, string name) => OwnNames.Owns(election, name)
        || election.Protected.SelectMany(p => p.Domains).Any(d => d.EndsWith("." + name, StringComparison.OrdinalIgnoreCase));

    // Only what every resolver reads alike.
    private static bool IsHost(string name) => name.Length is > 3 and <= 240 && name.Contains('.', StringComparison.Ordinal) && !System.Net.IPAddress.TryParse(name, out _)
        && name.Split('.').All(l => l.Length is > 0 and <= 63 && l[0] != '-' && l[^1] != '-' && l.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
}
