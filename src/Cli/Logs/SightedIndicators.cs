using Tocsin.Exchange.Sightings;
using Tocsin.Logs.Indicators;
using Tocsin.Logs.Sightings;

namespace Tocsin.Cli.Logs;

/// <summary>Alarms of one indicator as what is told to its giver.</summary>
internal static class SightedIndicators
{
    // "High" and "Low" of STIX 2.1 appendix A.
    private const int Firm = 85;
    private const int Weak = 15;

    /// <summary>The sum of all alarms of an indicator.</summary>
    public static SightedIndicator Of(IReadOnlyList<Alarm> alarms)
    {
        var indicator = alarms[0].Indicator;
        bool firm = alarms.Any(a => a.IsFirm);
        long machines = alarms.Select(a => a.Machine).Distinct(StringComparer.Ordinal).LongCount();
        return new SightedIndicator
        {
            StixId = indicator.Id,
            Name = indicator.Value,
            Pattern = string.Join(" OR ", Enumerable.Range(0, indicator.ClauseCount).Select(c => Clause(indicator.Clause(c)))),
            Markings = indicator.Source.Markings.Count > 0 ? indicator.Source.Markings : TlpMarkings.Of(indicator.Source.Tlp),
            ValidFrom = indicator.ValidFrom == long.MinValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(indicator.ValidFrom),
            First = alarms.Min(a => a.First),
            Last = alarms.Max(a => a.Last),
            Count = alarms.Sum(a => a.Count),
            Confidence = firm ? Firm : Weak,
            Sentence = $"Seen in logs, {(firm ? "firmly" : "weakly")}, at {machines} machine{(machines == 1 ? "" : "s")}.",
        };
    }

    private static string Clause(ReadOnlySpan<Atom> atoms)
    {
        var parts = new List<string>();
        foreach (var atom in atoms)
            parts.Add(Part(atom));
        return $"[{string.Join(" AND ", parts)}]";
    }

    private static string Part(Atom atom) => atom.Kind switch
    {
        AtomKind.Domain or AtomKind.Host => $"domain-name:value = {Quoted(atom.Text)}",
        AtomKind.Url => $"url:value = {Quoted(atom.Text)}",
        AtomKind.Address => $"{(atom.Text.Contains(':', StringComparison.Ordinal) ? "ipv6" : "ipv4")}-addr:value = {Quoted(atom.Text)}",
        AtomKind.Mail => $"email-addr:value = {Quoted(atom.Text)}",
        _ => $"file:hashes.{(atom.Text.Length switch { 32 => "MD5", 40 => "'SHA-1'", _ => "'SHA-256'" })} = {Quoted(atom.Text)}",
    };

    private static string Quoted(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
