using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Partners.Stix.Check;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Stix.In;

/// <summary>How far what a partner gives may travel: by the fixed ids of TLP 1 and 2, and by what the file's own markings say.</summary>
internal sealed class StixLevels(TlpLevel unmarked)
{
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

    private TlpLevel Level(string id) => TrafficLightProtocol.OfMarking(id) is >= 0 and var place ? (TlpLevel)place
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
