using System.Text.Json;
using Tocsin.Casework;
using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Incidents.Weighing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Incidents;
using Tocsin.Exchange.Sightings;
using Tocsin.Storage;

namespace Tocsin.Cli.Storing;

/// <summary>Incidents of the store as JSON.</summary>
internal static class IncidentJson
{
    /// <summary>What became of incidents.</summary>
    public static void Changes(Utf8JsonWriter line, IReadOnlyList<IncidentChange> changes)
    {
        line.WriteStartArray("incidents");
        foreach (var change in changes)
        {
            line.WriteStartObject();
            line.WriteString("id", change.Id);
            line.WriteNumber("number", change.Number);
            line.WriteString("what", change.What);
            line.WriteString("title", change.Title);
            line.WriteString("other", change.Other);
            line.WriteEndObject();
        }

        line.WriteEndArray();
    }

    /// <summary>An incident in a list.</summary>
    public static void Card(Utf8JsonWriter line, IncidentCard card)
    {
        line.WriteString("type", "incident");
        line.WriteString("id", card.Id);
        line.WriteNumber("number", card.Number);
        line.WriteString("election", card.Election);
        line.WriteString("state", card.State);
        line.WriteString("severity", card.Severity.ToString().ToLowerInvariant());
        line.WriteString("title", card.Title);
        Time(line, "first", card.First);
        Time(line, "last", card.Last);
        Time(line, "created", card.Created);
        Time(line, "changed", card.Changed);
        line.WriteNumber("revision", card.Revision);
        line.WriteString("merged_into", card.MergedInto);
        line.WriteString("split_from", card.SplitFrom);
    }

    /// <summary>All that is told of one.</summary>
    public static void Whole(Utf8JsonWriter line, IncidentCard card, FusedIncident told, Characterisation characterisation, IReadOnlyDictionary<long, string> captures, IReadOnlyList<Decision> decisions, IReadOnlyList<string> ahead)
    {
        Card(line, card);
        line.WriteString("summary", told.Summary);
        Texts(line, "severity_reasons", told.SeverityReasons);
        Texts(line, "joined_because", told.JoinedBecause);
        Texts(line, "subjects", told.Subjects);
        Texts(line, "members", told.Members);
        Raw(line, "chains", told.Chains.Select(ChainsExporter.Line));
        Raw(line, "groups", told.Groups.Select(g => IncidentsExporter.Line(g, Inputs(captures))));
        Raw(line, "loose", told.Loose.Select(SightingsExporter.Line));
        Texts(line, "calendar_ahead", ahead);
        Characterised(line, characterisation, decisions);
        Weighed(line, Weighing.Of(decisions).Matrix(told.Members));
        line.WriteBoolean("held", decisions.LastOrDefault(d => d.Kind is "hold" or "release")?.Kind == "hold");
        line.WriteStartArray("decisions");
        foreach (var decision in decisions)
        {
            line.WriteStartObject();
            Decision(line, decision);
            line.WriteEndObject();
        }

        line.WriteEndArray();
    }

    private static void Characterised(Utf8JsonWriter line, Characterisation characterisation, IReadOnlyList<Decision> decisions)
    {
        var standing = StandingCriteria.Of(decisions);
        var judged = JudgedTechniques.Of(decisions);
        line.WriteBoolean("qualifies", standing.Qualifies);
        line.WriteStartArray("criteria");
        foreach (var proposal in characterisation.Criteria)
        {
            line.WriteStartObject();
            line.WriteString("criterion", CriterionWords.Code(proposal.Criterion));
            line.WriteString("judged", standing.Of(proposal.Criterion)?.Value ?? "not judged");
            line.WriteBoolean("indicated", proposal.Indicated);
            line.WriteString("confidence", proposal.Confidence.ToString().ToLowerInvariant());
            Texts(line, "reasons", proposal.Reasons);
            Texts(line, "evidence", proposal.Evidence);
            line.WriteString("missing", proposal.Missing);
            line.WriteEndObject();
        }

        line.WriteEndArray();
        line.WriteStartObject("abcde");
        foreach (var (letter, words) in characterisation.Abcde)
            line.WriteString(letter.ToLowerInvariant(), words);
        line.WriteEndObject();
        line.WriteStartArray("techniques");
        foreach (var technique in characterisation.Techniques)
        {
            line.WriteStartObject();
            line.WriteString("framework", technique.Framework);
            line.WriteString("id", technique.Id);
            line.WriteString("name", technique.Name);
            line.WriteString("because", technique.Because);
            Texts(line, "evidence", technique.Evidence);
            line.WriteString("judged", judged.Technique(technique.Framework, technique.Id)?.Value ?? "not judged");
            line.WriteEndObject();
        }

        line.WriteEndArray();
        line.WriteStartArray("techniques_by_people");
        foreach (var decision in judged.Techniques)
        {
            line.WriteStartObject();
            Decision(line, decision);
            line.WriteEndObject();
        }

        line.WriteEndArray();
        line.WriteNumber("breakout", characterisation.Breakout);
        line.WriteString("breakout_judged", judged.Breakout?.Value);
    }

    private static void Weighed(Utf8JsonWriter line, HypothesisMatrix matrix)
    {
        line.WriteStartObject("hypotheses");
        line.WriteStartArray("standing");
        foreach (var row in matrix.Rows)
        {
            line.WriteStartObject();
            line.WriteString("label", row.Hypothesis.Label);
            line.WriteString("kind", row.Hypothesis.Kind);
            line.WriteString("text", row.Hypothesis.Text);
            line.WriteNumber("inconsistency", row.Inconsistency);
            Texts(line, "for", row.For);
            Texts(line, "against", row.Against);
            Texts(line, "neutral", row.Neutral);
            line.WriteEndObject();
        }

        line.WriteEndArray();
        Texts(line, "separating", matrix.Separating);
        Texts(line, "separating_nothing", matrix.Idle);
        Texts(line, "would_separate", matrix.Next);
        line.WriteEndObject();
    }

    private static ScannedInput[] Inputs(IReadOnlyDictionary<long, string> captures) =>
        [.. Enumerable.Range(0, (int)captures.Keys.DefaultIfEmpty().Max() + 1).Select(n => new ScannedInput(captures.GetValueOrDefault(n, ""), "", 0, "", 0, 0))];

    /// <summary>What a person decided.</summary>
    public static void Decision(Utf8JsonWriter line, Decision decision)
    {
        line.WriteNumber("seq", decision.Seq);
        line.WriteString("incident", decision.Incident);
        line.WriteString("kind", decision.Kind);
        line.WriteString("subject", decision.Subject);
        Time(line, "at", decision.At);
        line.WriteString("by", decision.Actor);
        line.WriteString("reason", decision.Reason);
        line.WriteString("value", decision.Value);
        line.WriteString("confidence", decision.Confidence);
        Texts(line, "evidence", decision.Evidence);
    }

    private static void Raw(Utf8JsonWriter line, string name, IEnumerable<string> objects)
    {
        line.WriteStartArray(name);
        foreach (string one in objects)
            line.WriteRawValue(one);
        line.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter line, string name, IReadOnlyList<string> texts)
    {
        line.WriteStartArray(name);
        foreach (string text in texts)
            line.WriteStringValue(text);
        line.WriteEndArray();
    }

    private static void Time(Utf8JsonWriter line, string name, DateTimeOffset? time)
    {
        if (time is { } moment)
            line.WriteString(name, moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture));
        else
            line.WriteNull(name);
    }
}
