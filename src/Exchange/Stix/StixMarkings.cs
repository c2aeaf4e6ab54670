using System.Text.Json.Nodes;
using Tocsin.Engine.Model;

namespace Tocsin.Exchange.Stix;

/// <summary>The four fixed TLP markings of STIX 2.1 section 7.2.1.4, letter for letter.</summary>
internal static class StixMarkings
{
    public static JsonObject Of(TrafficLight light)
    {
        string id = TrafficLightProtocol.Read(light.ToString()) is >= 0 and var place && TrafficLightProtocol.FirstMarking(place) is { } marking ? marking
            : throw new ArgumentOutOfRangeException(nameof(light), light, "BUG: a traffic light without a marking");
        string name = light.ToString();
        return new JsonObject
        {
            ["type"] = "marking-definition",
            ["spec_version"] = "2.1",
            ["id"] = id,
            ["created"] = "2017-01-20T00:00:00.000Z",
            ["definition_type"] = "tlp",
            ["name"] = $"TLP:{name.ToUpperInvariant()}",
            ["definition"] = new JsonObject { ["tlp"] = name.ToLowerInvariant() },
        };
    }
}
