using System.Globalization;
using System.Text;
using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Partners.Facts;

namespace Tocsin.Partners.Stix.Out;

/// <summary>Incidents in prose, for descriptions and notes of any format.</summary>
internal static class IncidentWords
{
    /// <summary>What happened.</summary>
    public static string Summary(IncidentFacts facts)
    {
        var text = new StringBuilder(facts.Title).Append('.');
        foreach (var (first, words) in facts.Steps)
            text.Append(CultureInfo.InvariantCulture, $"\n{(first is { } moment ? Moment(moment) : "at a time not known")}: {words}.");
        text.Append(CultureInfo.InvariantCulture, $"\nSeverity for the election: {facts.Card.Severity.ToString().ToLowerInvariant()}.");
        text.Append("\nThis is a statement about what was seen. It names no author and no intent.");
        return text.ToString();
    }

    /// <summary>The four criteria and ABCDE: what data say, what people judged.</summary>
    public static string Judgement(IncidentFacts facts, bool words)
    {
        var text = new StringBuilder("The four cumulative criteria of a foreign digital interference (French decree 2021-922):");
        foreach (var criterion in facts.Criteria)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- {CriterionWords.Title(criterion.Proposal.Criterion)}: ");
            text.Append(criterion.Judged is { } judged
                ? string.Create(CultureInfo.InvariantCulture, $"judged {judged.Value} by a person{(judged.Confidence.Length > 0 ? $", confidence {judged.Confidence}" : "")}, {Moment(judged.At)}")
                : "not judged");
            text.Append(criterion.Proposal.Indicated ? $"; the data point to it ({criterion.Proposal.Confidence.ToString().ToLowerInvariant()})" : "; nothing in the data points to it");
            if (words && criterion.Judged is { Reason.Length: > 0 } said)
                text.Append("; reason: ").Append(said.Reason);
        }

        text.Append(facts.Qualifies ? "\nAll four hold by a person's hand." : "\nNot all four hold by a person's hand: it does not qualify.");
        foreach (var (name, value) in facts.Abcde)
            text.Append(CultureInfo.InvariantCulture, $"\n{name}: {value}.");
        if (facts.Breakout > 0)
            text.Append(CultureInfo.InvariantCulture, $"\nBreakout Scale: category {facts.Breakout}.");
        return text.ToString();
    }

    /// <summary>A moment in UTC for people.</summary>
    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
