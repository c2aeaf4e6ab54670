using System.Text.Json.Nodes;

namespace Tocsin.Exchange.Stix;

/// <summary>The four fixed TLP markings of STIX 2.1 section 7.2.1.4, letter for letter.</summary>
internal static class StixMarkings
{
    public static JsonObject Of(TrafficLight light)
    {
        string id = light switch
        {
            TrafficLight.White => "613f2e26-407d-48c7-9eca-b8e91df99dc9",
            TrafficLight.Green => "34098fce-860f-48ae-8e50-ebd3cc5e41da",
            TrafficLight.Amber => "f88d31f6-486f-44da-b317-01333bde0b82",
            TrafficLight.Red => "5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
            _ => throw new ArgumentOutOfRangeException(nameof(light), light, "BUG: a traffic light without a marking"),
        };
        string name = light.ToString();
        return new JsonObject
        {
            ["type"] = "marking-definition",
            ["spec_version"] = "2.1",
            ["id"] = $"marking-definition--{id}",
            ["created"] = "2017-01-20T00:00:00.000Z",
            ["definition_type"] = "tlp",
            ["name"] = $"TLP:{name.ToUpperInvariant()}",
            ["definition"] = new JsonObject { ["tlp"] = name.ToLowerInvariant() },
        };
    }
}
