using System.Globalization;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Tests.Engine.Incidents;

/// <summary>Builds findings, posts and elections that tests read at a glance.</summary>
internal static class Cases
{
    public static readonly DateTimeOffset Start = At("2017-05-05 18:00");

    /// <summary>A moment in Paris in summer.</summary>
    public static DateTimeOffset At(string local) =>
        new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(2));

    public static IReadOnlyList<string> Accounts(string prefix, int count, int from = 0) => [.. Enumerable.Range(from, count).Select(i => $"{prefix}{i:000}")];

    public static FindingCase Case(
        string id, IEnumerable<string> accounts, IEnumerable<string>? links = null, IEnumerable<IncidentPost>? posts = null,
        Confidence confidence = Confidence.High, string? declared = null, string kind = "link", int inData = 0, int window = 30)
    {
        string[] members = [.. accounts];
        string[] objects = [.. links ?? []];
        IncidentPost[] all = [.. posts ?? []];
        var finding = new Finding
        {
            Id = "finding--" + id,
            Detector = kind == "text" ? "near-duplicate-text" : "co-sharing",
            Traces = [kind],
            Sentence = "they shared the same links within seconds",
            Confidence = confidence,
            FirstAct = all.Length > 0 ? all.Min(p => p.Time) : Start,
            LastAct = all.Length > 0 ? all.Max(p => p.Time) : Start.AddHours(1),
            Window = TimeSpan.FromSeconds(window),
            Accounts = [.. members.Select(m => Member(m, members.Length - 1))],
            Objects = [.. objects.Select(o => Shared(kind, o, members.Length, inData))],
            ObjectTotal = objects.Length,
            PostTotal = all.Length,
            Effect = new Effect("joint shares", 10, 1),
            Significance = new Significance("test", -20, 1e-6, 100),
            Evidence = [],
            Edges = [],
            InnocentExplanations = [],
            DeclaredAs = declared,
            Settings = [],
        };
        return new FindingCase(finding, all);
    }

    public static IncidentPost Post(
        long key, string text = "text", string account = "a000", DateTimeOffset? time = null, string[]? links = null, string[]? tags = null,
        string platform = "x", string language = "fr") =>
        new(account, time ?? Start.AddSeconds(key), text, links ?? [], tags ?? [], platform, language, key, 0, key + 1, $"id{key}");

    public static Election Election(IReadOnlyList<ProtectedSubject>? subjects = null, IReadOnlyList<KnownOutlet>? outlets = null) => new()
    {
        Id = "test",
        Name = "Test",
        Jurisdiction = "FR",
        TimeZone = "Europe/Paris",
        Periods =
        [
            new ElectionPeriod(PeriodKind.Silence, "Pre-vote silence", At("2017-05-06 00:00"), At("2017-05-07 20:00")),
            new ElectionPeriod(PeriodKind.Round, "Second round", At("2017-05-07 08:00"), At("2017-05-07 20:00")),
            new ElectionPeriod(PeriodKind.Round, "First round", At("2017-04-23 08:00"), At("2017-04-23 20:00")),
        ],
        Protected = subjects ?? [Macron],
        Outlets = outlets ?? [],
    };

    public static ProtectedSubject Macron => new()
    {
        Id = "macron",
        Kind = SubjectKind.Person,
        Name = "Emmanuel Macron",
        Aliases = ["Macron"],
        Domains = ["en-marche.fr"],
        Accounts = ["x:EmmanuelMacron"],
        Hashtags = ["JeVote"],
    };

    private static Participant Member(string account, int partners) => new()
    {
        Account = account,
        Role = "core",
        Partners = partners,
        Posts = 2,
        Firsts = 1,
        FirstAct = Start,
        LastAct = Start.AddHours(1),
    };

    private static SharedObject Shared(string kind, string value, int accounts, int inData) => new()
    {
        Kind = kind,
        Value = value,
        Accounts = accounts,
        Posts = accounts,
        AccountsInData = Math.Max(inData, accounts),
        FirstAct = Start,
        Span = TimeSpan.FromSeconds(20),
    };
}
