using System.Text.Json;
using Tocsin.Partners.Stix.Check;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Stix.In;

/// <summary>How far what a partner gives may travel: by the fixed ids of TLP 1 and 2, and by what the file's own markings say.</summary>
internal sealed class StixLevels(TlpLevel unmarked)
{
    private const string Marking = "marking-definition--";

    // STIX 2.1 section 7.2.1.4; FIRST and OASIS, TLP 2.0 in STIX.
    private static readonly Dictionary<string, TlpLevel> Fixed = new(StringComparer.Ordinal)
    {
        ["613f2e26-407d-48c7-9eca-b8e91df99dc9"] = TlpLevel.Clear,
        ["34098fce-860f-48ae-8e50-ebd3cc5e41da"] = TlpLevel.Green,
        ["f88d31f6-486f-44da-b317-01333bde0b82"] = TlpLevel.Amber,
        ["5e57c739-391a-4eb3-b6be-7d15ca92d5ed"] = TlpLevel.Red,
        ["94868c89-83c2-464b-929b-a1a8aa3c8487"] = TlpLevel.Clear,
        ["bab4a63c-aed9-4cf5-a766-dfca5abac2bb"] = TlpLevel.Green,
        ["55d920b0-5e8b-4f79-9ee9-91f868d9b421"] = TlpLevel.Amber,
        ["939a9414-2ddd-4d32-a0cd-375ea402b003"] = TlpLevel.AmberStrict,
        ["e828b379-4e03-4974-9ac4-e53a884c97c1"] = TlpLevel.Red,
    };

    private readonly Dictionary<string, TlpLevel> _own = new(StringComparer.Ordinal);

    /// <summary>Learns a marking of the file.</summary>
    public void Learn(JsonElement marking)
    {
        if (TlpWords.Read(StixValueCheck.Text(marking, "name")) is { } level)
            _own[StixValueCheck.Text(marking, "id")] = level;
    }

    /// <summary>The level of an object: the strictest of its markings; a marking that nobody knows counts as amber.</summary>
    public TlpLevel Of(JsonElement o)
    {
        var levels = Refs(o).Select(Level).ToList();
        return levels.Count == 0 ? unmarked : levels.Max();
    }

    private TlpLevel Level(string id) => id.StartsWith(Marking, StringComparison.Ordinal) && Fixed.TryGetValue(id[Marking.Length..], out var level) ? level
        : _own.TryGetValue(id, out var own) ? own
        : unmarked > TlpLevel.Amber ? unmarked : TlpLevel.Amber;

    // A marking of one property marks the whole of it: it is kept and shared whole.
    private static IEnumerable<string> Refs(JsonElement o)
    {
        if (o.TryGetProperty("object_marking_refs", out var refs) && refs.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in refs.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String))
                yield return StixValueCheck.Safe(item);
        }

        if (o.TryGetProperty("granular_markings", out var granular) && granular.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in granular.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object && StixValueCheck.Text(i, "marking_ref").Length > 0))
                yield return StixValueCheck.Text(item, "marking_ref");
        }
    }
}
