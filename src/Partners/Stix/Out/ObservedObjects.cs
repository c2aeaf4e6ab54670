using System.Text.Json.Nodes;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Exchange.Json;
using Tocsin.Exchange.Stix;
using Tocsin.Partners.Facts;
using Tocsin.Partners.Stix.Check;

namespace Tocsin.Partners.Stix.Out;

/// <summary>What was seen: observed data with observables, indicators, sightings, a note for each finding.</summary>
internal sealed class ObservedObjects(IncidentFacts facts, StixFrame frame, JsonObject office, StixPlaces places, JsonObject campaign)
{
    private const int MostObserved = 999_999_999;

    public void Add()
    {
        foreach (var finding in facts.Findings)
            Finding(finding);
        foreach (var group in facts.Suspects.GroupBy(s => s.Seen.Id, StringComparer.Ordinal))
            Sighted(group.First().Seen, [.. group]);
    }

    private void Finding(Finding finding)
    {
        var about = new List<JsonObject> { campaign };
        string[] refs = [.. finding.Accounts.Select(a => StixObservables.Account(a.Account, frame.Markings))
            .Concat(finding.Objects.Where(o => !o.Value.Contains('…', StringComparison.Ordinal)).Select(o => StixObservables.From(o, frame.Markings)).OfType<JsonObject>().Where(IsSound))
            .Select(o => StixObjects.Id(places.Add(o))).Distinct(StringComparer.Ordinal)];
        if (refs.Length > 0)
        {
            var observed = places.Add(Observed(finding.Id, finding.FirstAct, finding.LastAct, finding.PostTotal, refs));
            places.Add(frame.Relate(observed, "related-to", campaign));
            about.Insert(0, observed);
        }

        places.Add(frame.Make("note", "finding " + finding.Id, new JsonObject
        {
            ["abstract"] = StixText.Cut(finding.Sentence, 1000),
            ["content"] = StixWords.Of(finding),
            ["confidence"] = StixConfidence.Of(finding.Confidence),
            ["labels"] = StixObjects.Array([finding.Detector]),
            ["external_references"] = StixObjects.Reference(finding.Id),
            ["object_refs"] = StixObjects.Array(about.Select(StixObjects.Id)),
        }));
    }

    private void Sighted(Sighting seen, IReadOnlyList<Suspect> suspects)
    {
        var first = seen.First ?? facts.First;
        var last = seen.Last is { } end && end >= first ? end : first;
        JsonObject[] observables = [.. suspects.Select(Observable).OfType<JsonObject>().Where(IsSound).Select(places.Add)];
        if (observables.Length == 0)
            return;
        var observed = places.Add(Observed(seen.Id, first, last, seen.Times, [.. observables.Select(StixObjects.Id).Distinct(StringComparer.Ordinal)]));
        foreach (var suspect in suspects)
        {
            if (Pattern(suspect) is not { } pattern)
                continue;
            var indicator = places.Add(Indicator(suspect, pattern, first));
            places.Add(frame.Relate(indicator, "indicates", campaign));
            places.Add(frame.Relate(indicator, "based-on", observed));
            places.Add(frame.Make("sighting", $"sighting {seen.Id} {suspect.Kind} {suspect.Value}", new JsonObject
            {
                ["first_seen"] = OutputTimes.Utc(first),
                ["last_seen"] = OutputTimes.Utc(last),
                ["count"] = (int)Math.Clamp(seen.Times, 1, MostObserved),
                ["confidence"] = StixConfidence.Of(seen.Confidence),
                ["description"] = LeavingWords.Of(seen.Stage) + (seen.TimeNote.Length > 0 && seen.First is not null ? $"; time {StixText.Clean(seen.TimeNote)}" : ""),
                ["sighting_of_ref"] = StixObjects.Id(indicator),
                ["observed_data_refs"] = StixObjects.Array([StixObjects.Id(observed)]),
                ["where_sighted_refs"] = StixObjects.Array([StixObjects.Id(office)]),
            }));
        }
    }

    private JsonObject Indicator(Suspect suspect, string pattern, DateTimeOffset first) => frame.Make("indicator", $"indicator {facts.Card.Id} {suspect.Kind} {suspect.Value}", new JsonObject
    {
        ["name"] = StixText.Cut(suspect.Value, 300),
        ["description"] = $"{LeavingWords.Of(suspect.Seen.Stage)}; {(suspect.IsConfirmed ? "a person of the office relied on it in a judgement" : "not judged by a person yet")}",
        ["indicator_types"] = StixObjects.Array([suspect.IsConfirmed || suspect.Seen.Confidence == Confidence.High ? "malicious-activity" : "anomalous-activity"]),
        ["confidence"] = StixConfidence.Of(suspect.Seen.Confidence),
        ["pattern"] = pattern,
        ["pattern_type"] = "stix",
        ["pattern_version"] = "2.1",
        ["valid_from"] = OutputTimes.Utc(first),
        ["external_references"] = StixObjects.Reference(suspect.Seen.Id),
    });

    private JsonObject Observed(string about, DateTimeOffset first, DateTimeOffset last, long number, IReadOnlyList<string> refs) => frame.Make("observed-data", "observed " + about, new JsonObject
    {
        ["first_observed"] = OutputTimes.Utc(first),
        ["last_observed"] = OutputTimes.Utc(last < first ? first : last),
        ["number_observed"] = (int)Math.Clamp(number, 1, MostObserved),
        ["object_refs"] = StixObjects.Array(refs),
        ["external_references"] = StixObjects.Reference(about),
    });

    private JsonObject? Observable(Suspect suspect) => suspect.Kind switch
    {
        SuspectKind.Domain => StixObservables.Host(suspect.Value) is { } host ? StixObservables.Make("domain-name", "value", host, frame.Markings) : null,
        SuspectKind.Link => StixObservables.Url(suspect.Value) is { } url ? StixObservables.Make("url", "value", url, frame.Markings) : null,
        SuspectKind.Mailbox => StixObservables.Make("email-addr", "value", StixText.Clean(suspect.Value), frame.Markings),
        _ => StixObservables.Make("file", "name", StixText.Clean(suspect.Value), frame.Markings),
    };

    private string? Pattern(Suspect suspect) => Observable(suspect) is { } observable && IsSound(observable) ? suspect.Kind switch
    {
        SuspectKind.Domain => $"[domain-name:value = {StixPatternText.Quoted((string)observable["value"]!)}]",
        SuspectKind.Link => $"[url:value = {StixPatternText.Quoted((string)observable["value"]!)}]",
        SuspectKind.Mailbox => $"[email-message:from_ref.value = {StixPatternText.Quoted((string)observable["value"]!)}]",
        _ => $"[file:name = {StixPatternText.Quoted((string)observable["name"]!)}]",
    } : null;

    // What the data hold need not be what the standard can hold; it stays in the words then.
    private static bool IsSound(JsonObject observable) => (string?)observable["type"] switch
    {
        "email-addr" => IsPlainMailbox((string)observable["value"]!),
        "url" => StixForms.IsUri((string)observable["value"]!) && Uri.IsWellFormedUriString((string)observable["value"]!, UriKind.Absolute),
        "file" => ((string)observable["name"]!).Length is > 0 and <= 255,
        _ => true,
    };

    private static bool IsPlainMailbox(string value) => value.All(c => char.IsAsciiLetterOrDigit(c) || "@.!#$%&*+/=?^_`{|}~-".Contains(c, StringComparison.Ordinal))
        && value.Split('@') is [{ Length: > 0 and <= 64 }, var host] && StixObservables.Host(host) is not null && !value.Contains("..", StringComparison.Ordinal) && value[0] != '.' && !value.Contains(".@", StringComparison.Ordinal);
}
