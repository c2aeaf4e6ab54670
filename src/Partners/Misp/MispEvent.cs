using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Stix;
using Tocsin.Partners.Facts;
using Tocsin.Partners.Stix.Out;

namespace Tocsin.Partners.Misp;

/// <summary>Incidents as MISP events (MISP core format).</summary>
/// <remarks>
/// An event per incident: an object <c>domain-ip</c>, <c>email</c>, <c>url</c>, or <c>file</c> and <c>leaked-document</c>, for each thing to look for, <c>microblog</c> for sample posts under pseudonyms,
/// <c>narrative</c>, tags for TLP, DISARM and ATT&amp;CK. Ids are UUIDv5 and times the store's, so the same state gives the same event, and a later one updates it.
/// </remarks>
public static class MispEvent
{
    private const int MostPosts = 20;
    private static readonly Guid Namespace = new("4f2d4f0e-8d3a-5c19-9b0e-0d6f2a7c1e55");
    private static readonly JsonWriterOptions Written = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Telling = ["narrative", "message", "text", "claim"];

    /// <summary>Writes one event, <c>{"Event": …}</c>, or several, <c>{"response": [{"Event": …}, …]}</c>, one after the other.</summary>
    /// <param name="incidents">At least one. Each is asked for once.</param>
    /// <param name="sharing">How they are written.</param>
    /// <param name="output">Where.</param>
    public static void Write(IEnumerable<IncidentFacts> incidents, StixSharing sharing, Stream output)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        ArgumentNullException.ThrowIfNull(sharing);
        ArgumentNullException.ThrowIfNull(output);
        using var writer = new Utf8JsonWriter(output, Written);
        using var each = incidents.GetEnumerator();
        bool more = each.MoveNext(), several = false;
        ArgumentOutOfRangeException.ThrowIfEqual(more, false, nameof(incidents));
        while (more)
        {
            var held = new JsonObject { ["Event"] = Event(each.Current, sharing) };
            more = each.MoveNext();
            if (more && !several)
            {
                several = true;
                writer.WriteStartObject();
                writer.WriteStartArray("response");
            }

            held.WriteTo(writer);
            writer.Flush();
        }

        if (several)
        {
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.Flush();
        output.WriteByte((byte)'\n');
    }

    /// <summary>They as bytes, in order of their numbers.</summary>
    public static byte[] Bytes(IReadOnlyList<IncidentFacts> incidents, StixSharing sharing)
    {
        using var memory = new MemoryStream();
        Write(incidents.OrderBy(i => i.Card.Number), sharing, memory);
        return memory.ToArray();
    }

    /// <summary>They in memory.</summary>
    public static JsonObject Of(IReadOnlyList<IncidentFacts> incidents, StixSharing sharing) => JsonNode.Parse(Bytes(incidents, sharing))!.AsObject();

    /// <summary>What <see cref="Of"/> gave, as bytes.</summary>
    public static byte[] Bytes(JsonObject events)
    {
        ArgumentNullException.ThrowIfNull(events);
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, Written))
            events.WriteTo(writer);
        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }

    private static JsonObject Event(IncidentFacts facts, StixSharing sharing)
    {
        string scope = $"{sharing.Office}\n{facts.Card.Id}", time = Seconds(facts.Card.Changed);
        var objects = new MispObjects(scope, time);
        foreach (var suspect in facts.Suspects)
            Suspected(objects, suspect);
        foreach (var post in facts.Findings.SelectMany(f => f.Evidence).OrderBy(p => p.Time).ThenBy(p => p.Account, StringComparer.Ordinal).DistinctBy(p => (p.Account, p.Time, p.Text)).Take(MostPosts))
            objects.Add("microblog", $"{post.Account} {post.Time.ToUnixTimeMilliseconds()} {post.Text}", "a sample post; the account is a pseudonym", ("post", post.Text, false), ("creation-date", Moment(post.Time), false), ("username", post.Account, false));
        foreach (string narrative in facts.Findings.SelectMany(f => f.Objects.Where(o => Telling.Contains(o.Kind, StringComparer.Ordinal)).Take(1)).Select(o => o.Value).Where(v => !string.IsNullOrWhiteSpace(v)).Distinct(StringComparer.Ordinal))
            objects.Add("narrative", narrative, "", ("narrative-summary", narrative, false));
        var attributes = new JsonArray(
            Attribute(scope, time, "comment", IncidentWords.Summary(facts), "what happened"),
            Attribute(scope, time, "text", IncidentWords.Judgement(facts, sharing.Words), "what was judged"));
        foreach (var note in sharing.Words ? facts.Notes : [])
            attributes.Add(Attribute(scope, time, "comment", note.Reason, "note", $" {note.Seq}"));
        return new JsonObject
        {
            ["uuid"] = Id("event", scope),
            ["info"] = StixText.Cut(facts.Title, 300),
            ["date"] = facts.First.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["timestamp"] = time,
            ["publish_timestamp"] = time,
            ["published"] = true,
            ["org_id"] = "1",
            ["orgc_id"] = "1",
            ["distribution"] = MispLevels.Distribution(sharing.Tlp),
            ["threat_level_id"] = facts.Card.Severity switch { Severity.Critical or Severity.High => "1", Severity.Medium => "2", Severity.Low => "3", _ => "4" },
            ["analysis"] = facts.Card.State == "closed" ? "2" : "1",
            ["Orgc"] = new JsonObject { ["name"] = StixText.Clean(sharing.Office), ["uuid"] = Id("office", sharing.Office) },
            ["Tag"] = new JsonArray([.. Tags(facts, sharing).Select(t => new JsonObject { ["name"] = t, ["colour"] = Colour(t) })]),
            ["Attribute"] = attributes,
            ["Object"] = objects.All,
        };
    }

    private static IEnumerable<string> Tags(IncidentFacts facts, StixSharing sharing)
    {
        yield return "tlp:" + Storage.Partners.TlpWords.Code(sharing.Tlp);
        foreach (var technique in facts.Techniques.Where(t => t.Judged?.Value != "no" && t.Name != t.Id))
        {
            yield return technique.Framework == "DISARM" ? $"misp-galaxy:disarm-techniques=\"{technique.Name}\"" : $"misp-galaxy:mitre-attack-pattern=\"{technique.Name} - {technique.Id}\"";
        }
    }

    // The colours that FIRST prescribes for TLP.
    private static string Colour(string tag) => tag switch { "tlp:clear" => "#ffffff", "tlp:green" => "#33ff00", "tlp:amber" or "tlp:amber+strict" => "#ffc000", _ => "#0088cc" };

    private static void Suspected(MispObjects objects, Suspect suspect)
    {
        string says = LeavingWords.Of(suspect.Seen.Stage) + (suspect.IsConfirmed ? "; a person of the office relied on it in a judgement" : "; not judged by a person yet");
        bool look = suspect.IsConfirmed || suspect.Seen.Confidence == Confidence.High;
        (string, string, bool)[] seen = suspect.Seen.First is { } first ? [("first-seen", Moment(first), false)] : [];
        switch (suspect.Kind)
        {
            case SuspectKind.Domain:
                objects.Add("domain-ip", suspect.Value, says, [("domain", suspect.Value, look), .. seen, ("text", says, false)]);
                break;
            case SuspectKind.Mailbox:
                objects.Add("email", suspect.Value, says, ("from", suspect.Value, look));
                break;
            case SuspectKind.File:
                objects.Add("file", suspect.Value, says, ("filename", suspect.Value, false), ("text", says, false));
                objects.Add("leaked-document", suspect.Value, says, [("document-name", suspect.Value, false), .. seen]);
                break;
            default:
                objects.Add("url", suspect.Value, says, [("url", suspect.Value.Contains("://", StringComparison.Ordinal) ? suspect.Value : "https://" + suspect.Value, look), .. seen]);
                break;
        }
    }

    // Two notes can say the same, and are two all the same.
    private static JsonObject Attribute(string scope, string time, string type, string value, string comment, string which = "") => new()
    {
        ["uuid"] = Id($"attribute {type} {comment}{which} {value}", scope),
        ["type"] = type,
        ["category"] = "Other",
        ["to_ids"] = false,
        ["event_id"] = "0",
        ["timestamp"] = time,
        ["comment"] = comment,
        ["value"] = StixText.Clean(value),
    };

    internal static string Id(string what, string scope) => Uuid5.Create(Namespace, Encoding.UTF8.GetBytes($"{what}\n{scope}")).ToString("D");

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset time) => Exchange.Json.OutputTimes.Utc(time);
}
