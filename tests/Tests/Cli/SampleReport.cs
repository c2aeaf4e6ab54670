using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Tests.Cli;

/// <summary>A small report with everything in it, made up.</summary>
internal static class SampleReport
{
    private static readonly DateTimeOffset Start = new(2027, 4, 8, 22, 0, 0, TimeSpan.Zero);

    internal static Election Election { get; } = new()
    {
        Id = "xx-2027",
        Name = "Presidential election 2027",
        Jurisdiction = "FR",
        TimeZone = "Europe/Paris",
        Periods =
        [
            new(PeriodKind.Campaign, "Official campaign", Start, Start.AddDays(7)),
            new(PeriodKind.Silence, "Pre-vote silence", Start.AddDays(8), Start.AddDays(9)),
            new(PeriodKind.Round, "First round", Start.AddDays(9).AddHours(8), Start.AddDays(9).AddHours(20)),
        ],
    };

    internal static ScanReport Empty { get; } = new()
    {
        Version = "0.1.0",
        Election = null,
        TimeZone = "UTC",
        Revealed = false,
        Inputs = [new("posts.csv", "csv", 2048, new string('a', 64), 12, 0)],
        Posts = 12,
        Accounts = 3,
        FirstPost = Start,
        LastPost = Start.AddHours(2),
        Activity = new(Start, TimeSpan.FromHours(1), [5, 0, 7], [0, 0, 0]),
        Rejected = [],
        Detectors =
        [
            new("co-sharing", "3 accounts are too few to tell chance from coordination", [new("pairs that could be tested", "3")]),
            new("near-duplicate", "no text repeats across accounts", [new("texts compared", "9")]),
        ],
        Findings = [],
        Incidents = [],
    };

    internal static ScanReport Full { get; } = Empty with
    {
        Election = Election,
        TimeZone = "Europe/Paris",
        Inputs = [new("posts.csv", "csv", 12_345_678, new string('a', 64), 120_000, 1204), new("more.ndjson.gz", "ndjson", 999, new string('b', 64), 456, 0)],
        Posts = 120_456,
        Accounts = 9_876,
        LastPost = Start.AddDays(10),
        Activity = new(
            Start, TimeSpan.FromHours(1),
            [.. Enumerable.Range(0, 240).Select(h => 100 + (h % 24 * 20))],
            [.. Enumerable.Range(0, 240).Select(h => h is >= 200 and < 206 ? 30 : 0)]),
        Rejected = [new("bad-time", 1200), new("duplicate-id", 4)],
        Findings = [Finding("finding--1", "link"), Finding("finding--2", "text")],
        Incidents = [Incident()],
    };

    internal static Finding Finding(string id, string trace) => new()
    {
        Id = id,
        Detector = "co-sharing",
        Traces = [trace],
        Sentence = "50 accounts shared 60 links within 30 s of one another, 612 times in 6 h.",
        Confidence = Confidence.High,
        FirstAct = Start.AddHours(200),
        LastAct = Start.AddHours(206),
        Window = TimeSpan.FromSeconds(60),
        Accounts = [Participant("acct-1"), Participant("acct-2")],
        Objects =
        [
            new()
            {
                Kind = trace,
                Value = trace == "text" ? "Polling stations in the north close two hours early, pass it on" : "https://false-news.example/closing-early",
                Accounts = 48,
                Posts = 51,
                AccountsInData = 50,
                FirstAct = Start.AddHours(200),
                Span = TimeSpan.FromSeconds(28),
            },
        ],
        ObjectTotal = 60,
        PostTotal = 612,
        Effect = new("joint shares within 60 s", 612, 3.2),
        Significance = new("joint", -40, 1e-30, 1_250_000),
        Evidence = [Post()],
        Edges = [],
        InnocentExplanations = ["A party's activists who openly copy a call would look the same; nothing here names them."],
        DeclaredAs = null,
        Settings = [],
    };

    private static Incident Incident() => new()
    {
        Id = "incident--1",
        Title = "50 accounts push 60 links about closing times",
        Summary = "50 accounts shared 60 links within 30 s of one another and posted the same words around them.",
        Severity = Severity.High,
        SeverityReasons = ["touches a protected body", "16 h before the first round"],
        Findings = ["finding--1", "finding--2"],
        JoinedBecause = ["14 accounts and 3 links in common"],
        FirstAct = Start.AddHours(200),
        LastAct = Start.AddHours(206),
        Accounts = [Participant("acct-1"), Participant("acct-2")],
        PostTotal = 612,
        Platforms = ["x"],
        Languages = ["fr"],
        Subjects = [new("commission", "Election Commission", 40)],
        Outlets = [new("False News", "state-controlled according to the regulator", 51)],
        Calendar = [new("began 24 h before the first round; 61 % of its posts fall into the pre-vote silence", "Pre-vote silence", 370)],
        Breakout = new(2, "seen on one platform only"),
        Samples = [Post()],
    };

    private static Participant Participant(string account) => new()
    {
        Account = account,
        Role = "core",
        Partners = 49,
        Posts = 12,
        Firsts = 3,
        FirstAct = Start.AddHours(200),
        LastAct = Start.AddHours(206),
    };

    private static EvidencePost Post() => new()
    {
        Account = "acct-1",
        Time = Start.AddHours(200).AddSeconds(5),
        Text = "Polling stations in the north close two hours early, pass it on!",
        ObjectIndex = 0,
        File = 0,
        Line = 4711,
    };
}
