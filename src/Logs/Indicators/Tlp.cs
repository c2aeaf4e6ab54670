namespace Tocsin.Logs.Indicators;

/// <summary>The Traffic Light Protocol as feeds write it: by fixed marking ids (STIX 2.1 section 7.2.1.4; FIRST TLP 2.0) and by tags.</summary>
internal static class Tlp
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9"] = "TLP:CLEAR",
        ["marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da"] = "TLP:GREEN",
        ["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"] = "TLP:AMBER",
        ["marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"] = "TLP:RED",
        ["marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"] = "TLP:CLEAR",
        ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"] = "TLP:GREEN",
        ["marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421"] = "TLP:AMBER",
        ["marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"] = "TLP:AMBER+STRICT",
        ["marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"] = "TLP:RED",
    };

    private static readonly string[] Strictness = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"];

    /// <summary>The strictest of several markings; empty when none is known.</summary>
    public static string OfMarkings(IEnumerable<string> ids) => Strictest(ids.Select(i => Known.GetValueOrDefault(i, "")));

    /// <summary>A marking as <c>tlp:amber</c>, <c>TLP:WHITE</c> or <c>amber</c>; empty when it is none.</summary>
    public static string OfWord(string word)
    {
        string upper = word.Trim().ToUpperInvariant();
        upper = upper.StartsWith("TLP:", StringComparison.Ordinal) ? upper : "TLP:" + upper;
        upper = upper == "TLP:WHITE" ? "TLP:CLEAR" : upper;
        return Array.IndexOf(Strictness, upper) >= 0 ? upper : "";
    }

    /// <summary>The strictest of several; empty when none is known.</summary>
    public static string Strictest(IEnumerable<string> levels)
    {
        int best = levels.Select(l => Array.IndexOf(Strictness, l)).DefaultIfEmpty(-1).Max();
        return best < 0 ? "" : Strictness[best];
    }

    /// <summary>The marking id of STIX 2.1 for a level; null when it has none of its own there.</summary>
    public static string? Marking(string level) => Known.Where(k => k.Value == level).Select(k => k.Key).FirstOrDefault();
}
