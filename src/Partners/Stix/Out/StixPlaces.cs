using System.Text.Json.Nodes;
using Tocsin.Exchange.Stix;

namespace Tocsin.Partners.Stix.Out;

/// <summary>Where objects go: into the bundle, each id once, and never back. What one incident added is known until the next.</summary>
internal sealed class StixPlaces(BundleWriter bundle)
{
    private readonly List<string> _part = [];

    /// <summary>Ids of what the present incident added, in order.</summary>
    public IReadOnlyList<string> Part => _part;

    /// <summary>The next incident begins.</summary>
    public void Begin() => _part.Clear();

    /// <summary>Writes one, unless its id was written; returns it, for its id.</summary>
    public JsonObject Add(JsonObject o)
    {
        if (bundle.Add(o))
            _part.Add(StixObjects.Id(o));
        return o;
    }
}
