namespace Tocsin.Engine.Model;

/// <summary>The Traffic Light Protocol: its levels, their order, and the ids under which STIX knows them. The only place that knows them.</summary>
/// <remarks>Levels are those of TLP 2.0 (FIRST, 2022), ids those of STIX 2.1 section 7.2.1.4 (TLP 1) and of OASIS for TLP 2.0. TLP 1 calls the freest WHITE, and has no AMBER+STRICT.</remarks>
public static class TrafficLightProtocol
{
    private const string Marking = "marking-definition--", Tag = "tlp:", OldName = "white";

    // Level, TLP 1, TLP 2.
    private static readonly (string Level, string? First, string Second)[] Table =
    [
        ("clear", "613f2e26-407d-48c7-9eca-b8e91df99dc9", "94868c89-83c2-464b-929b-a1a8aa3c8487"),
        ("green", "34098fce-860f-48ae-8e50-ebd3cc5e41da", "bab4a63c-aed9-4cf5-a766-dfca5abac2bb"),
        ("amber", "f88d31f6-486f-44da-b317-01333bde0b82", "55d920b0-5e8b-4f79-9ee9-91f868d9b421"),
        ("amber+strict", null, "939a9414-2ddd-4d32-a0cd-375ea402b003"),
        ("red", "5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "e828b379-4e03-4974-9ac4-e53a884c97c1"),
    ];

    private static readonly Dictionary<string, int> Places = Table.SelectMany((t, at) => new[] { t.First, t.Second }.OfType<string>().Select(id => (Marking + id, at))).ToDictionary(StringComparer.Ordinal);

    /// <summary>The levels, the freest first.</summary>
    public static IReadOnlyList<string> Levels { get; } = [.. Table.Select(t => t.Level)];

    /// <summary>Place of a level as people and feeds write it: <c>tlp:amber</c>, <c>TLP:WHITE</c>, <c>amber</c>.</summary>
    /// <returns>Its place in <see cref="Levels"/>; -1 when it is none.</returns>
    public static int Read(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        string code = word.Trim().ToLowerInvariant();
        code = code.StartsWith(Tag, StringComparison.Ordinal) ? code[Tag.Length..] : code;
        return Array.FindIndex(Table, t => t.Level == (code == OldName ? Table[0].Level : code));
    }

    /// <summary>Place of the level that a marking of STIX fixes, of TLP 1 or 2; -1 when its id is no fixed one.</summary>
    public static int OfMarking(string id) => Places.GetValueOrDefault(id, -1);

    /// <summary>Id of the marking of TLP 1 for a place; null where TLP 1 has none.</summary>
    public static string? FirstMarking(int place) => Table[place].First is { } id ? Marking + id : null;

    /// <summary>Id of the marking of TLP 2 for a place.</summary>
    public static string SecondMarking(int place) => Marking + Table[place].Second;
}
