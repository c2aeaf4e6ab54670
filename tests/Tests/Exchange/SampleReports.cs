using System.Globalization;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Tests.Exchange;

/// <summary>Reports to write: an ordinary one with two incidents, a hostile one, an empty one, and a very large one.</summary>
public static class SampleReports
{
    public static readonly DateTimeOffset Opening = new(2027, 4, 11, 8, 0, 0, TimeSpan.FromHours(2));

    public static readonly string[] HostileTexts =
    [
        "<script>alert(1)</script><img src=x onerror=alert(2)>",
        "end of section ]]> and a comment --> then </style></svg></details><b>bold</b>",
        "right to left \u202E drow nettirw \u202C and \u2066isolated\u2069",
        "lone \uD800 high and low \uDC00 surrogates \0 \u0001 \u001B[31m \uFFFE",
        new string('W', 10_000) + " after a very long word",
        "quotes \" ' ` &amp; &#x3c; \r\n new line \u2028 separator \u0085 next line",
        "=HYPERLINK(\"http://evil.example\",\"click\")",
        "‮‮‮ javascript:alert(3) data:text/html,<script>alert(4)</script> a\u0301\u0302\u0303\u0304\u0305",
    ];

    public static ScanReport Ordinary() => Build(hostile: false, incidents: 2);

    public static ScanReport Hostile() => Build(hostile: true, incidents: 2);

    public static ScanReport Large() => Build(hostile: false, incidents: 100);

    public static ScanReport Empty() => Build(hostile: false, incidents: 0) with
    {
        Election = null,
        TimeZone = "Etc/Nowhere",
        Inputs = [new ScannedInput("nothing.csv", "csv", 0, Sha(0), 0, 0)],
        Posts = 0,
        Accounts = 0,
        FirstPost = null,
        LastPost = null,
        Activity = new ActivityHistogram(null, TimeSpan.FromHours(1), [], []),
        Rejected = [],
        Detectors = [new DetectorRun("co-sharing", "There are no posts to look at.", [])],
        Findings = [],
    };

    private static ScanReport Build(bool hostile, int incidents)
    {
        var findings = new List<Finding>();
        var cases = new List<Incident>();
        for (int i = 0; i < incidents; i++)
        {
            var texts = TextFinding(i, hostile);
            var links = LinkFinding(i, hostile);
            findings.Add(texts);
            findings.Add(links);
            cases.Add(IncidentOf(i, hostile, texts, links));
        }

        findings.Add(LinkFinding(incidents, false) with
        {
            DeclaredAs = "Parti du Littoral, official accounts",
            Sentence = "12 accounts of one party shared the party's 9 press releases within a minute of each other.",
        });
        return new ScanReport
        {
            Version = "0.1.0",
            Election = Election(),
            TimeZone = "Europe/Paris",
            Revealed = false,
            Inputs =
            [
                new ScannedInput("data/posts-2027-04.ndjson.gz", "tocsin-ndjson", 48_213_991, Sha(1), 182_441, 12),
                new ScannedInput(hostile ? HostileTexts[0] : "data/telegram/result.json", "telegram", 9_120_004, Sha(2), 21_007, 3),
            ],
            Posts = 203_448,
            Accounts = 31_902,
            FirstPost = Opening.AddDays(-21),
            LastPost = Opening.AddDays(14),
            Activity = Activity(),
            Rejected = [new("bad-time", 9), new("duplicate-id", 4), new("malformed", 2)],
            Detectors =
            [
                new DetectorRun(
                    "near-duplicate-text",
                    "Looked at 88,120 texts long enough to judge; found 2 groups that posted near-identical wording together.",
                    [new("texts compared", "88,120"), new("texts too short to judge", "61,007"), new("clusters", "1,204")]) { Settings = [new("window", "120 s"), new("similarity", "0.8"), new("q", "0.01")] },
                new DetectorRun(
                    "co-sharing",
                    "Looked at 44,391 links, domains, hashtags and reshared posts; found 3 groups that shared them together.",
                    [new("accounts tested", "4,120"), new("pairs that could have been tested", "8,485,140"), new("windows", "10 s, 60 s, 600 s")]) { Settings = [new("window", "60 s"), new("q", "0.01")] },
                new DetectorRun("co-sharing: media", "The data hold no media hashes: nothing to compare.", []),
            ],
            Findings = findings,
            Incidents = cases,
        };
    }

    private static Election Election() => new()
    {
        Id = "xx-2027-president",
        Name = "Presidential election of the Littoral Republic, 2027",
        Jurisdiction = "FR",
        TimeZone = "Europe/Paris",
        Languages = ["fr"],
        Periods =
        [
            new ElectionPeriod(PeriodKind.Campaign, "Official campaign", Opening.AddDays(-13), Opening.AddHours(-32)),
            new ElectionPeriod(PeriodKind.Silence, "Pre-vote silence", Opening.AddHours(-32), Opening.AddHours(12)),
            new ElectionPeriod(PeriodKind.Round, "First round", Opening, Opening.AddHours(12)),
            new ElectionPeriod(PeriodKind.Round, "Second round", Opening.AddDays(14), Opening.AddDays(14).AddHours(12)),
        ],
        Protected =
        [
            new ProtectedSubject { Id = "moreau", Kind = SubjectKind.Person, Name = "Claire Moreau" },
            new ProtectedSubject { Id = "commission", Kind = SubjectKind.Body, Name = "National Election Commission" },
        ],
        DeclaredGroups = [new DeclaredGroup("Parti du Littoral, official accounts", ["x:littoral"])],
    };

    private static ActivityHistogram Activity()
    {
        var all = new int[35 * 6];
        var marked = new int[all.Length];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = (int)(500 + (420 * Math.Sin((i - 2) * Math.PI / 3)) + (i * 2) + (i is > 120 and < 134 ? 1400 : 0));
            marked[i] = i is > 114 and < 124 or > 180 and < 188 ? 60 + (i % 7 * 9) : 0;
        }

        return new ActivityHistogram(Opening.AddDays(-21), TimeSpan.FromHours(4), all, marked);
    }

    private static Finding TextFinding(int n, bool hostile)
    {
        var start = Opening.AddHours(-30).AddDays(n % 2 * 11).AddMinutes(n);
        var accounts = Accounts(n, 40, start);
        string[] wordings = hostile ? HostileTexts : Wordings;
        var objects = Enumerable.Range(0, 4).Select(o => new SharedObject
        {
            Kind = "text",
            Value = wordings[o % wordings.Length],
            Accounts = 38 - (o * 5),
            Posts = 41 - (o * 5),
            AccountsInData = 38 - (o * 5) + (o * 3),
            FirstAct = start.AddMinutes(o * 47),
            Span = TimeSpan.FromSeconds(95 + (o * 21)),
        }).ToList();
        return new Finding
        {
            Id = Id("finding", n * 2),
            Detector = "near-duplicate-text",
            Traces = ["text"],
            Sentence = hostile
                ? HostileTexts[0]
                : "40 accounts posted 4 texts in near-identical wording, each within 2 minutes, on the evening before the first round.",
            Confidence = Confidence.High,
            FirstAct = start,
            LastAct = start.AddMinutes(150),
            Window = TimeSpan.FromMinutes(2),
            Accounts = accounts,
            Objects = objects,
            ObjectTotal = 4,
            PostTotal = 142,
            Effect = new Effect("near-identical texts posted within 120 s of each other", 57, 0.02),
            Significance = new Significance("joint Poisson-binomial tail, group level", -412.7, 3.1e-9, 1_214_320),
            Evidence = Evidence(accounts, objects, wordings, start),
            Edges = Edges(accounts, "text", 120, n),
            InnocentExplanations =
            [
                "A share button that fills in the headline: no, the wording carries no link and does not occur on a known page.",
                "Party activists who copy and paste openly: not excluded; no declared group of the profile covers these accounts.",
            ],
            Settings = [new("window", "120 s"), new("similarity", "0.8"), new("q", "0.01")],
        };
    }

    private static Finding LinkFinding(int n, bool hostile)
    {
        var start = Opening.AddHours(-28).AddDays(n % 2 * 11).AddMinutes(n);
        var accounts = Accounts(n, 24, start);
        var objects = Enumerable.Range(0, 30).Select(o => new SharedObject
        {
            Kind = o % 5 == 4 ? "domain" : "link",
            Value = hostile && o == 0 ? "javascript:alert(1)//" + HostileTexts[1]
                : o % 5 == 4 ? $"depeche-{n}-{o}.example" : $"https://depeche-littoral.example/{n}/article-{o}?q=é",
            Accounts = 22 - (o % 9),
            Posts = 23 - (o % 9),
            AccountsInData = 25 + o,
            FirstAct = start.AddMinutes(o * 31),
            Span = TimeSpan.FromSeconds(18 + o),
        }).ToList();
        return new Finding
        {
            Id = Id("finding", (n * 2) + 1),
            Detector = "co-sharing",
            Traces = ["link", "domain"],
            Sentence = "24 accounts shared 30 links within a minute of each other, 612 times more often than their activity explains.",
            Confidence = Confidence.Moderate,
            FirstAct = start,
            LastAct = start.AddHours(16),
            Window = TimeSpan.FromSeconds(60),
            Accounts = accounts,
            Objects = objects,
            ObjectTotal = 30,
            PostTotal = 580,
            Effect = new Effect("joint shares within 60 s", 1_224, n == 1 ? 0 : 2),
            Significance = new Significance("joint tail over pairs", n == 1 ? double.NegativeInfinity : -38.25, 0.004, 8_485_140),
            Evidence = Evidence(accounts, objects, hostile ? HostileTexts : Wordings, start),
            Edges = Edges(accounts, "link", 60, n),
            InnocentExplanations = ["One newsroom's own accounts: no declared group covers them."],
            Settings = [new("window", "60 s"), new("q", "0.01")],
        };
    }

    private static Incident IncidentOf(int n, bool hostile, Finding texts, Finding links) => new()
    {
        Id = Id("incident", n),
        Title = hostile ? HostileTexts[1] : n % 2 == 0
            ? "Copied claims about polling stations during the pre-vote silence" : "Joint promotion of a lookalike news site",
        Summary = hostile ? HostileTexts[3] + HostileTexts[5]
            : "Forty accounts posted four texts that say polling stations in the harbour districts would close early, each text " +
              "within two minutes, and 24 of them shared links to one new site throughout the day.",
        Severity = n % 2 == 0 ? Severity.Critical : Severity.Medium,
        SeverityReasons = ["61 % of the posts fall into the pre-vote silence", "names a protected person and the election commission"],
        Findings = [texts.Id, links.Id],
        JoinedBecause = ["24 accounts in common", "3 links in common"],
        FirstAct = texts.FirstAct,
        LastAct = links.LastAct,
        Accounts = texts.Accounts,
        PostTotal = 702,
        Platforms = ["x", "telegram"],
        Languages = ["fr"],
        Subjects = [new TouchedSubject("moreau", "Claire Moreau", 318), new TouchedSubject("commission", "National Election Commission", 92)],
        Outlets = [new TouchedOutlet("Dépêche du Littoral", "declared-false by the National Election Commission since 2027-03-02", 211)],
        Calendar = [new CalendarPlace("began 1 day 6 h before the first round; 61 % of its posts fall into the pre-vote silence", "Pre-vote silence", 428)],
        Breakout = new BreakoutProposal(2, "Seen on two platforms (x, telegram) in one community; the data cannot show whether media took it up."),
        Samples = [.. texts.Evidence.Take(5)],
    };

    private static readonly string[] Wordings =
    [
        "URGENT: les bureaux de vote du port fermeront à 17 heures dimanche, la commission le confirme. Partagez avant qu'on nous censure!",
        "La candidate Moreau a signé hier l'accord secret sur le port. Les journaux se taisent, faites tourner ce message maintenant.",
        "Mon voisin travaille à la commission électorale : les listes du quartier du port sont déjà fausses, dites-le à tous.",
        "Attention, l'application de la mairie refuse les cartes d'électeur du port. Voter dimanche ne sert plus à rien là-bas.",
    ];

    private static readonly string[] Swaps = ["URGENT:", "ALERTE:", "Info :", "urgent !!"];

    private static List<EvidencePost> Evidence(
        List<Participant> accounts, List<SharedObject> objects, string[] wordings, DateTimeOffset start)
    {
        var posts = new List<EvidencePost>();
        for (int o = 0; o < Math.Min(objects.Count, 6); o++)
        {
            for (int a = 0; a < Math.Min(objects[o].Accounts, accounts.Count); a++)
            {
                string text = wordings[o % wordings.Length];
                if (a % 3 == 1)
                    text = text.Replace("URGENT:", Swaps[a % Swaps.Length], StringComparison.Ordinal).Replace("port", "vieux port", StringComparison.Ordinal);
                if (a % 3 == 2)
                    text += " 👀 @voter_" + (a % 5).ToString(CultureInfo.InvariantCulture);
                posts.Add(new EvidencePost
                {
                    Id = null,
                    Account = accounts[a].Account,
                    Time = objects[o].FirstAct.AddSeconds((a * 37 % 100) * objects[o].Span.TotalSeconds / 100),
                    Text = text,
                    ObjectIndex = o,
                    File = o % 2,
                    Line = 1000 + (o * 100) + a,
                });
            }
        }

        return [.. posts.OrderBy(p => p.Time).ThenBy(p => p.Account, StringComparer.Ordinal)];
    }

    private static List<Participant> Accounts(int n, int count, DateTimeOffset start) =>
        [.. Enumerable.Range(0, count).Select(a => new Participant
        {
            Account = Name(n, a),
            Role = a < count * 2 / 3 ? "core" : "periphery",
            Partners = count - 1 - (a / 2),
            Posts = 30 - (a / 2),
            Firsts = a is 3 or 5 ? 9 : a % 3,
            FirstAct = start.AddSeconds(a),
            LastAct = start.AddHours(15).AddSeconds(-a),
        })];

    private static List<Edge> Edges(List<Participant> accounts, string trace, double window, int n)
    {
        var edges = new List<Edge>();
        for (int i = 0; i < accounts.Count; i++)
        {
            for (int j = i + 1; j < accounts.Count; j++)
            {
                if ((((i * 7) + (j * 13) + n) % 10) > (i < 20 && j < 26 ? 4 : 1))
                    continue;
                var (a, b) = string.CompareOrdinal(accounts[i].Account, accounts[j].Account) < 0 ? (i, j) : (j, i);
                edges.Add(new Edge
                {
                    A = accounts[a].Account,
                    B = accounts[b].Account,
                    Trace = trace,
                    WindowSeconds = window,
                    Weight = 2 + ((i + j) % 9),
                    Expected = 0.0013 * (1 + i),
                    LogP = -6.5 - (j % 11),
                    QValue = 0.0001 * (1 + j),
                });
            }
        }

        return edges;
    }

    private static string Name(int n, int a) => (n, a) switch
    {
        (0, 7) => "=cmd|' /C calc'!A0",
        (0, 8) => "acct-\"quoted\", with comma",
        _ => "acct-" + (((n * 7919) + (a * 104_729) + 4_096) % 1_000_003).ToString("x6", CultureInfo.InvariantCulture),
    };

    private static string Id(string kind, int n) =>
        $"{kind}--{Tocsin.Engine.Model.Uuid5.Create(Guid.Empty, System.Text.Encoding.UTF8.GetBytes($"{kind}{n}"))}";

    private static string Sha(int n) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([(byte)n]));
}
