using System.Text.Json.Nodes;
using Tocsin.Exchange.Stix;

namespace Tocsin.Partners.Stix.Out;

/// <summary>The objects of a bundle in order, each id once.</summary>
internal sealed class StixPlaces
{
    private readonly Dictionary<string, JsonObject> _objects = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>Ids in order.</summary>
    public IReadOnlyList<string> Ids => _order;

    /// <summary>The objects in order.</summary>
    public IEnumerable<JsonObject> Objects => _order.Select(i => _objects[i]);

    /// <summary>Adds one, unless it is there; returns the one that is.</summary>
    public JsonObject Add(JsonObject o)
    {
        string id = StixObjects.Id(o);
        if (_objects.TryGetValue(id, out var known))
            return known;
        _objects[id] = o;
        _order.Add(id);
        return o;
    }
}
