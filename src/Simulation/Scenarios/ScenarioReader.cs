using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tocsin.Simulation;

/// <summary>Turns a scenario file into a <see cref="Scenario"/>, or into the list of its mistakes.</summary>
internal static class ScenarioReader
{
    private static readonly string[] KnownLanguages = ["en", "fr", "uk"];

    public static Scenario Read(string yaml)
    {
        var problems = new List<ScenarioProblem>();
        var scenario = Root(yaml, problems) is { } root ? ReadScenario(new YamlMap(root, problems), problems) : null;
        if (problems.Count > 0)
            throw new ScenarioException([.. problems.OrderBy(p => p.Line)]);
        return scenario ?? throw new InvalidOperationException("BUG: no scenario and no problem");
    }

    private static YamlMappingNode? Root(string yaml, List<ScenarioProblem> problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode root)
                return root;
            problems.Add(new(1, "this is not a scenario", "write keys and values, such as name: my-scenario"));
        }
        catch (YamlException e)
        {
            problems.Add(new((int)e.Start.Line, $"not valid YAML ({e.Message.ReplaceLineEndings(" ")})", "check indentation, quotes and brackets there"));
        }

        return null;
    }

    private static Scenario ReadScenario(YamlMap map, List<ScenarioProblem> problems)
    {
        var scenario = new Scenario
        {
            Name = map.Text("name", required: true) ?? "",
            Description = map.Text("description") ?? "",
            Start = map.Date("start", required: true) ?? new DateOnly(2027, 4, 1),
            Days = map.Whole("days", 10, 1, Scenario.MaximumDays, required: true),
            Posts = map.Whole("posts", 10_000, 1, Scenario.MaximumPosts, required: true),
            Accounts = map.Whole("accounts", 1000, 20, 20_000_000, required: true),
            Domains = map.Whole("domains", 120, 6, 100_000),
            Topics = map.Whole("topics", 24, 4, 1000),
            Platform = map.Text("platform") ?? "",
            Profiles = map.Flag("profiles", false),
        };
        var languages = Languages(map);
        var zones = TimeZones(map);
        scenario = scenario with
        {
            Languages = languages.Count > 0 ? languages : scenario.Languages,
            TimeZones = zones.Count > 0 ? zones : scenario.TimeZones,
            Election = map.Node("election") is { } e ? Section(e, map, problems, "election", ReadElection) ?? new() : new(),
            Organic = map.Node("organic") is { } o ? Section(o, map, problems, "organic", ReadOrganic) ?? new() : new(),
        };
        scenario = scenario with { Operations = Operations(map, scenario, problems) };
        if (scenario.Platform.Any(c => !char.IsAsciiLetterLower(c)))
            map.Report(map.Node("platform"), "'platform' is not one lower-case word", "for example platform: x");
        map.RejectUnknown();
        return scenario;
    }

    private static T? Section<T>(YamlNode node, YamlMap parent, List<ScenarioProblem> problems, string key, Func<YamlMap, T> read)
        where T : class
    {
        if (node is YamlMappingNode mapping)
        {
            var map = new YamlMap(mapping, problems);
            var value = read(map);
            map.RejectUnknown();
            return value;
        }

        parent.Report(node, $"'{key}' has no keys under it", $"indent its keys under {key}: or leave it out");
        return null;
    }

    private static List<KeyValuePair<string, double>> Languages(YamlMap map)
    {
        var result = new List<KeyValuePair<string, double>>();
        foreach (var (at, name, share) in map.Shares("languages"))
        {
            if (KnownLanguages.Contains(name))
                result.Add(new(name, share));
            else
                map.Report(at, $"no words are known for language '{name}'", $"use {string.Join(", ", KnownLanguages)}");
        }

        return result;
    }

    private static List<KeyValuePair<TimeSpan, double>> TimeZones(YamlMap map)
    {
        var result = new List<KeyValuePair<TimeSpan, double>>();
        foreach (var (at, name, share) in map.Shares("time_zones"))
        {
            if (Offset(name) is { } offset)
                result.Add(new(offset, share));
            else
                map.Report(at, $"'{name}' is not an offset from UTC", "write it in quotes with sign, hours and minutes: \"+02:00\"");
        }

        return result;
    }

    private static TimeSpan? Offset(string text) =>
        text.Length == 6 && text[0] is '+' or '-'
        && TimeSpan.TryParseExact(text.AsSpan(1), @"hh\:mm", CultureInfo.InvariantCulture, out var offset) && offset <= TimeSpan.FromHours(14)
            ? (text[0] == '-' ? -offset : offset)
            : null;

    private static ElectionSetting ReadElection(YamlMap map)
    {
        var fallback = new ElectionSetting();
        var setting = new ElectionSetting
        {
            Country = map.Text("country") ?? fallback.Country,
            Vote = map.Date("vote"),
            Candidates = map.Texts("candidates") is { Count: > 0 } c ? c : fallback.Candidates,
            Hashtags = map.Texts("hashtags") is { Count: > 0 } h ? h : fallback.Hashtags,
            Outlets = map.Texts("outlets") is { Count: > 0 } o ? o : fallback.Outlets,
            DebateHashtag = map.Text("debate_hashtag") ?? fallback.DebateHashtag,
        };
        RequireExample(map, "outlets", setting.Outlets);
        return setting;
    }

    private static OrganicTraffic ReadOrganic(YamlMap map)
    {
        var d = new OrganicTraffic();
        var organic = new OrganicTraffic
        {
            Links = map.Number("links", d.Links, 0, 0.9),
            Reshares = map.Number("reshares", d.Reshares, 0, 0.9),
            PopularityExponent = map.Number("popularity_exponent", d.PopularityExponent, 1.5, 5),
            CascadeExponent = map.Number("cascade_exponent", d.CascadeExponent, 1.5, 5),
            ActivitySigma = map.Number("activity_sigma", d.ActivitySigma, 0, 3),
            Affinity = map.Number("affinity", d.Affinity, 0, 1),
            Viral = map.Number("viral", d.Viral, 0, 1),
            ShareButton = map.Number("share_button", d.ShareButton, 0, 1),
            Tracking = map.Number("tracking", d.Tracking, 0, 1),
            NewsBots = map.Number("news_bots", d.NewsBots, 0, 1),
            BreakingNews = map.Whole("breaking_news", d.BreakingNews, 0, 1000),
            BreakingShare = map.Number("breaking_share", d.BreakingShare, 0, 0.2),
            Debates = map.Whole("debates", d.Debates, 0, 100),
            Trends = map.Whole("trends", d.Trends, 0, 1000),
            HashtagShare = map.Number("hashtag_share", d.HashtagShare, 0, 0.3),
            Greetings = map.Whole("greetings", d.Greetings, 0, 1000),
            GreetingShare = map.Number("greeting_share", d.GreetingShare, 0, 0.2),
            ActivistGroups = map.Whole("activist_groups", d.ActivistGroups, 0, 1000),
            ActivistsPerGroup = map.Whole("activists_per_group", d.ActivistsPerGroup, 2, 100_000),
            CallsPerDay = map.Number("calls_per_day", d.CallsPerDay, 0, 100),
            CallParticipation = map.Number("call_participation", d.CallParticipation, 0.01, 1),
            CallShare = map.Number("call_share", d.CallShare, 0, 0.5),
        };
        if (organic.Links + organic.Reshares > 0.95)
            map.Report(map.Node("links"), "links and reshares together leave no room for other posts", "lower one of them so that they sum to 0.95 or less");
        return organic;
    }

    private static List<Operation> Operations(YamlMap map, Scenario scenario, List<ScenarioProblem> problems)
    {
        var result = new List<Operation>();
        var node = map.Node("operations");
        if (node is null)
            return result;
        if (node is not YamlSequenceNode list)
        {
            map.Report(node, "'operations' is not a list", "start each operation with a dash: - name: …");
            return result;
        }

        foreach (var item in list.Children)
        {
            var operation = Section(item, map, problems, "operations", m => OperationReader.Read(m, scenario));
            if (operation is null)
                continue;
            if (result.Any(o => o.Name == operation.Name))
                map.Report(item, $"two operations are named '{operation.Name}'", "give each its own name: the truth file tells them apart by it");
            result.Add(operation);
        }

        return result;
    }

    /// <summary>Simulated links must not point at anybody: RFC 2606 keeps .example free.</summary>
    internal static void RequireExample(YamlMap map, string key, IReadOnlyList<string> domains)
    {
        foreach (string domain in domains)
        {
            if (!domain.EndsWith(".example", StringComparison.Ordinal) || domain.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '.')))
                map.Report(map.Node(key), $"'{domain}' is not a lower-case domain under .example", "simulated links must not point at anybody: write for instance daily-post.example");
        }
    }
}
