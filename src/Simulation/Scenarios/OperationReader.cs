using System.Globalization;

namespace Tocsin.Simulation;

/// <summary>Reads one operation of a scenario file.</summary>
internal static class OperationReader
{
    private static readonly (string Name, OperationKind Kind, string Objects, string Window)[] Kinds =
    [
        ("co-sharing", OperationKind.CoSharing, "links", "30s"),
        ("copypasta", OperationKind.Copypasta, "texts", "2m"),
        ("reworded", OperationKind.Reworded, "texts", "10m"),
        ("fast-reshare", OperationKind.FastReshare, "posts", "10s"),
        ("hashtag-flood", OperationKind.HashtagFlood, "sequences", "2m"),
        ("account-farm", OperationKind.AccountFarm, "posts", "15m"),
        ("mixed", OperationKind.Mixed, "objects", "2m"),
    ];

    private static readonly (string Name, OperationTiming Timing)[] Timings =
    [
        ("working-hours", OperationTiming.WorkingHours), ("before-vote", OperationTiming.BeforeVote), ("any", OperationTiming.Any),
    ];

    /// <summary>The name of a kind in scenario files.</summary>
    public static string Name(OperationKind kind) => Kinds.First(k => k.Kind == kind).Name;

    public static Operation Read(YamlMap map, Scenario scenario)
    {
        string name = map.Text("name", required: true) ?? "";
        if (name.AsSpan().IndexOfAny(",\"\r\n") >= 0)
            map.Report(map.Node("name"), "an operation's name has a comma, a quote or a line break", "use letters, digits, spaces and hyphens");
        var kind = Choice(map, "kind", Kinds[0].Name, [.. Kinds.Select(k => k.Name)], required: true);
        var shape = Kinds.First(k => k.Name == kind);
        foreach (var other in Kinds.Select(k => k.Objects).Distinct().Where(o => o != shape.Objects))
        {
            if (map.Node(other) is { } wrong)
                map.Report(wrong, $"'{other}' does not belong to {kind}", $"say how many with {shape.Objects}: 40");
        }

        bool farm = map.Flag("farm", shape.Kind == OperationKind.AccountFarm);
        var camouflage = Camouflage(map);
        var operation = new Operation
        {
            Name = name,
            Kind = shape.Kind,
            Accounts = map.Whole("accounts", 40, 2, 100_000, required: true),
            Objects = map.Whole(shape.Objects, 40, 1, 100_000, required: true),
            Window = map.Duration("window", Default(shape.Window), TimeSpan.FromHours(48)),
            Participation = map.Number("participation", 0.8, 0.01, 1),
            CamouflageMin = camouflage.Low,
            CamouflageMax = camouflage.High,
            Timing = Timings.First(t => t.Name == Choice(map, "timing", "working-hours", [.. Timings.Select(x => x.Name)])).Timing,
            UtcOffset = map.Node("utc_offset") is null ? null : TimeSpan.FromHours(map.Number("utc_offset", 2, -12, 14)),
            Language = map.Node("language") is null ? null : Choice(map, "language", scenario.Languages[0].Key, [.. scenario.Languages.Select(l => l.Key)]),
            Ride = map.Flag("ride", false),
            Domains = map.Texts("domains"),
            Texts = map.Texts("wording"),
            Hashtags = map.Texts("hashtags"),
            TagsPerPost = map.Whole("tags_per_post", 3, 1, 10),
            EditRate = map.Number("edit_rate", 2, 0, 50),
            Edits = Edits(map),
            Kept = map.Number("kept", 0.5, 0, 1),
            Translate = map.Flag("translate", false),
            Farm = farm,
            CreatedDays = map.Whole("created_days", 3, 1, 3000),
            Handles = Enum.Parse<FarmHandles>(Choice(map, "handles", "numbered", ["numbered", "suggested", "ordinary"]), ignoreCase: true),
            Descriptions = map.Whole("descriptions", 4, 0, 1000),
        };
        ScenarioReader.RequireExample(map, "domains", operation.Domains);
        if (operation.Hashtags.Count > 64 || operation.Hashtags.Any(h => h.Length is 0 or > 100 || !h.All(c => char.IsLetterOrDigit(c) || c == '_')))
            map.Report(map.Node("hashtags"), "hashtags are more than 64, or one is empty or holds more than letters, digits and underscores", "write them without #: hashtags: [FirstTag, SecondTag]");
        if (operation.Window.TotalDays >= scenario.Days)
            map.Report(map.Node("window"), "the window is longer than the scenario", "shorten the window or add days");
        return operation;
    }

    private static TimeSpan Default(string window) =>
        window[^1] == 's' ? TimeSpan.FromSeconds(int.Parse(window[..^1], CultureInfo.InvariantCulture)) : TimeSpan.FromMinutes(int.Parse(window[..^1], CultureInfo.InvariantCulture));

    private static string Choice(YamlMap map, string key, string fallback, string[] choices, bool required = false)
    {
        string? text = map.Text(key, required);
        if (text is null || choices.Contains(text))
            return text ?? fallback;
        map.Report(map.Node(key), $"'{key}: {text}' is not known", $"use {string.Join(", ", choices)}");
        return fallback;
    }

    private static (int Low, int High) Camouflage(YamlMap map)
    {
        if (map.Node("camouflage") is not { } node)
            return (0, 10);
        string[] parts = (YamlMap.Scalar(node) ?? "").Split("..");
        if (parts.Length is 1 or 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int low)
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int high)
            && low <= high && high <= 10_000)
            return (low, high);
        map.Report(node, "'camouflage' is not a number of posts per member", "write a number or a range: camouflage: 0..20");
        return (0, 10);
    }

    private static TextEdit[] Edits(YamlMap map)
    {
        var names = map.Texts("edits");
        if (names.Count == 0)
            return Enum.GetValues<TextEdit>();
        var result = new List<TextEdit>();
        foreach (string name in names)
        {
            if (Enum.TryParse<TextEdit>(name, ignoreCase: true, out var edit) && Enum.IsDefined(edit) && !char.IsAsciiDigit(name[0]))
                result.Add(edit);
            else
                map.Report(map.Node("edits"), $"'{name}' is not a kind of edit", $"use {string.Join(", ", Enum.GetNames<TextEdit>()).ToLowerInvariant()}");
        }

        return [.. result];
    }
}
