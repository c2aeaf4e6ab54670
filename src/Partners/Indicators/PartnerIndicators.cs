using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Engine.Model;
using Tocsin.Exchange.Stix;
using Tocsin.Storage;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Indicators;

/// <summary>Indicators that partners gave, straight from the store, in the forms that matching takes.</summary>
public static class PartnerIndicators
{
    private static readonly JsonWriterOptions Written = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A bundle for <c>logs match --indicators</c>: indicators as they were given, with who gave them. Revoked ones are left out.</summary>
    /// <returns>How many there are.</returns>
    public static int WriteBundle(CaseStore store, Stream output)
    {
        ArgumentNullException.ThrowIfNull(store);
        var indicators = Standing(store);
        var givers = store.PartnerObjects("identity").ToLookup(i => i.Id, StringComparer.Ordinal);
        var objects = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var indicator in indicators)
        {
            var o = JsonNode.Parse(indicator.Body)!.AsObject();
            string giver = (string?)o["created_by_ref"] ?? "";
            if (givers[giver].LastOrDefault() is { } identity)
                objects.TryAdd(identity.Id, JsonNode.Parse(identity.Body)!);
            o["object_marking_refs"] = StixObjects.Array([Marking(indicator.Tlp)]);
            objects[indicator.Id] = o;
        }

        int attributes = 0;
        foreach (var attribute in store.PartnerObjects("misp-attribute"))
        {
            if (Indicator(attribute) is not { } made)
                continue;
            objects[StixObjects.Id(made)] = made;
            attributes++;
        }

        var bundle = new JsonObject
        {
            ["type"] = "bundle",
            ["id"] = StixIds.Object("bundle", new JsonObject { ["ids"] = StixObjects.Array(objects.Keys.Order(StringComparer.Ordinal)) }),
            ["objects"] = new JsonArray([.. objects.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => o.Value)]),
        };
        using (var writer = new Utf8JsonWriter(output, Written))
            bundle.WriteTo(writer);
        output.WriteByte((byte)'\n');
        return indicators.Count + attributes;
    }

    /// <summary>The domains of indicators and observables, one a line, for <c>domains screen</c>.</summary>
    /// <returns>How many there are.</returns>
    public static int WriteNames(CaseStore store, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(output);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var o in Standing(store).Concat(store.PartnerObjects("domain-name")))
        {
            using var document = JsonDocument.Parse(o.Body);
            names.UnionWith(Comparing.StixMarks.Of(document.RootElement).Where(m => m.Kind == "domain").Select(m => m.Value));
        }

        foreach (string name in names)
            output.Write(name + "\n");
        return names.Count;
    }

    // An attribute for detection as an indicator, under the uuid that its giver knows it by.
    private static JsonObject? Indicator(StoredPartnerObject attribute)
    {
        using var document = JsonDocument.Parse(attribute.Body);
        var a = document.RootElement;
        string value = Stix.Check.StixValueCheck.Text(a, "value");
        bool look = a.TryGetProperty("to_ids", out var flag) && (flag.ValueKind == JsonValueKind.True || (flag.ValueKind == JsonValueKind.String && flag.ValueEquals("1")));
        if (!look || Misp.MispMarks.Pattern(Stix.Check.StixValueCheck.Text(a, "type"), value) is not { } pattern)
            return null;
        string time = Exchange.Json.OutputTimes.Utc(DateTimeOffset.FromUnixTimeMilliseconds(attribute.Version));
        return new JsonObject
        {
            ["type"] = "indicator",
            ["spec_version"] = "2.1",
            ["id"] = "indicator--" + attribute.Id["misp-attribute--".Length..],
            ["created"] = time,
            ["modified"] = time,
            ["name"] = StixText.Cut(Stix.Check.StixValueCheck.Text(a, "comment") is { Length: > 0 } comment ? comment : value, 300),
            ["pattern"] = pattern,
            ["pattern_type"] = "stix",
            ["valid_from"] = time,
            ["object_marking_refs"] = StixObjects.Array([Marking(attribute.Tlp)]),
        };
    }

    private static List<StoredPartnerObject> Standing(CaseStore store) => [.. store.PartnerObjects("indicator").Where(i =>
    {
        using var document = JsonDocument.Parse(i.Body);
        return !document.RootElement.TryGetProperty("revoked", out var revoked) || revoked.ValueKind != JsonValueKind.True;
    }).GroupBy(i => i.Id, StringComparer.Ordinal).Select(g => g.Last())];

    private static string Marking(TlpLevel level) => level switch
    {
        TlpLevel.Clear => Id(TrafficLight.White),
        TlpLevel.Green => Id(TrafficLight.Green),
        TlpLevel.Amber => Id(TrafficLight.Amber),
        TlpLevel.AmberStrict => TrafficLightProtocol.SecondMarking((int)level),
        _ => Id(TrafficLight.Red),
    };

    private static string Id(TrafficLight light) => StixObjects.Id(StixMarkings.Of(light));
}
