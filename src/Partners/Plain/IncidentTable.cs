using System.Globalization;
using System.Text;
using Tocsin.Engine.Incidents.Chains;
using Tocsin.Exchange.Sightings;
using Tocsin.Partners.Facts;

namespace Tocsin.Partners.Plain;

/// <summary>Incidents with their findings and sightings as one table for notebooks and spreadsheets: RFC 4180, no cell is a formula.</summary>
public static class IncidentTable
{
    /// <summary>The table.</summary>
    public static string Csv(IReadOnlyList<IncidentFacts> incidents)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        using var memory = new MemoryStream();
        using (var table = new SafeTable(memory, "incident", "election", "severity", "state", "qualifies", "breakout", "kind", "id", "what", "confidence", "first_utc", "last_utc", "accounts", "posts", "says"))
        {
            foreach (var facts in incidents.OrderBy(i => i.Card.Number))
                Rows(table, facts);
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private static void Rows(SafeTable table, IncidentFacts facts)
    {
        string[] head = [Number(facts.Card.Number), facts.Election.Id, facts.Card.Severity.ToString().ToLowerInvariant(), facts.Card.State, facts.Qualifies ? "yes" : "no", facts.Breakout > 0 ? Number(facts.Breakout) : ""];
        table.Row([.. head, "incident", facts.Card.Id, "", "", Utc(facts.Card.First), Utc(facts.Card.Last), "", "", facts.Title]);
        foreach (var finding in facts.Findings)
            table.Row([.. head, "finding", finding.Id, finding.Detector, finding.Confidence.ToString().ToLowerInvariant(), Utc(finding.FirstAct), Utc(finding.LastAct), Number(finding.Accounts.Count), Number(finding.PostTotal), finding.Sentence]);
        foreach (var seen in facts.Sightings)
            table.Row([.. head, "sighting", seen.Id, StageWords.Code(seen.Stage), seen.Confidence.ToString().ToLowerInvariant(), Utc(seen.First), Utc(seen.Last), "", "", LeavingWords.Of(seen.Stage)]);
    }

    private static string Utc(DateTimeOffset? time) => time is { } moment ? Exchange.Json.OutputTimes.Utc(moment) : "";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
