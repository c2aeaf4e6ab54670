using Tocsin.Engine.Incidents;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Engine.Pipeline;
using Tocsin.Partners.Facts;
using Tocsin.Storage;
using Tocsin.Tests.Engine.Incidents;

namespace Tocsin.Partners.Tests;

/// <summary>Incidents made up from a seed, with whatever a hostile world writes in them.</summary>
internal static class MadeIncidents
{
    private static readonly string[] Words =
    [
        "plain words", "Le candidat a menti \u2014 \"preuve\"", "a'b\\c' OR 1=1", "<script>alert(1)</script>", "\0 nul \u0007 bell", "half \uD83D of a pair", "\u202Etxt.exe",
        "élections é ﬁ", "line\r\nbreak", new string('x', 5000), "  ", "…", "{{template}}", "[url:value = 'x']", "😀 emoji", "а-cyrillic",
    ];

    private static readonly string[] Hosts =
    [
        "en-marche-mail.example", "xn--fiq228c.example", "münchen.example", "a.b.c.example", "portal.en-marche.fr", "en-marche.fr", "-bad-.example", "no_dots", "UPPER.Example", "a..b", "x.example.",
        new string('a', 70) + ".example", "203.0.113.5", "[::1]", "quote'.example",
    ];

    private static readonly string[] Links =
    [
        "https://leak.example/a?b=c&d=é", "leak.example/path", "http://user:pw@evil.example:8080/x#y", "ftp://files.example/a", "not a link", "https://t.me/somebody/3", "https://en-marche.fr/own", "https://x.example/…",
        "https://例え.example/テスト", "https://a.example/" + new string('p', 3000), "https://[bad", "https://q.example/a b", "https://q.example/%zz'",
    ];

    private static readonly string[] Mailboxes = ["it@en-marche-mail.example", "boss@en-marche.fr", "a b@c.example", "@", "x@", "\"q\"@y.example", "o'hara@y.example", "é@y.example", "a@b@c.example", "a..b@c.example", "press@localhost"];

    /// <summary>The facts of one.</summary>
    public static IncidentFacts Facts(int seed, string? state = null)
    {
        var random = new Random(seed);
        var election = Cases.Election([Cases.Macron, new ProtectedSubject { Id = "body", Kind = SubjectKind.Body, Name = Pick(random, Words) }]);
        var cases = Enumerable.Range(0, random.Next(0, 4)).Select(i => Case(random, i)).ToList();
        var sightings = Enumerable.Range(0, random.Next(cases.Count == 0 ? 1 : 0, 6)).Select(i => Seen(random, i)).ToList();
        var input = new FusionInput(cases, [.. cases.Where(_ => random.Next(3) == 0).Select(c => c.Finding with { Id = c.Finding.Id + "c", Bearing = Bearing.Content, Objects = [Narrative(random)] })], sightings);
        var members = input.Cases.Select(c => c.Finding.Id).Concat(input.Context.Select(c => c.Id)).Concat(sightings.Select(s => s.Id)).ToHashSet(StringComparer.Ordinal);
        var told = new IncidentFusion(election).Tell(input, members, []);
        told = told with { Subjects = random.Next(2) == 0 ? ["macron", "body", "gone"] : told.Subjects, Groups = [.. told.Groups.Select(g => g with { Outlets = random.Next(2) == 0 ? g.Outlets : [new TouchedOutlet(Pick(random, Words), Pick(random, Words), 3), new TouchedOutlet("Gazette", "", 1)] })] };
        var created = Cases.Start.AddHours(random.Next(200));
        var card = new IncidentCard
        {
            Id = $"incident--{Tocsin.Engine.Model.Uuid5.Create(Guid.Empty, BitConverter.GetBytes(seed))}",
            Number = seed,
            Election = election.Id,
            State = state ?? "open",
            Title = told.Title,
            Severity = told.Severity,
            First = told.First,
            Last = told.Last,
            Created = created,
            Changed = created.AddMinutes(random.Next(5000)),
            Revision = 1,
        };
        return IncidentFacts.Of(card, told, input, Decisions(random, [.. members.Order(StringComparer.Ordinal)], card.Id), election, new Pseudonymiser([1, 2, 3]));
    }

    private static FindingCase Case(Random random, int number)
    {
        var made = Cases.Case($"f{number}", Cases.Accounts(Pick(random, ["u", "é ", "a'b", "x\0"]), random.Next(2, 9)), Enumerable.Range(0, random.Next(0, 5)).Select(_ => Pick(random, Links)).Distinct(), [Cases.Post(number, Pick(random, Words))],
            (Confidence)random.Next(3), random.Next(6) == 0 ? "a party" : null, Pick(random, ["link", "text", "domain", "media", "hashtag", "message"]));
        return made with { Finding = made.Finding with { Sentence = Pick(random, Words), InnocentExplanations = [Pick(random, Words)], Significance = new Significance("t", double.NegativeInfinity, 0, 1e12), Effect = new Effect(Pick(random, Words), 3, double.NaN) } };
    }

    private static Sighting Seen(Random random, int number)
    {
        DateTimeOffset? first = random.Next(4) == 0 ? null : Cases.Start.AddHours(random.Next(-90, 90));
        return new Sighting
        {
            Id = $"sighting--s{number}",
            Detector = "mail-screening",
            Stage = Pick(random, Enum.GetValues<AttackStage>()),
            Sentence = Pick(random, Words),
            Confidence = (Confidence)random.Next(3),
            First = first,
            Last = random.Next(3) == 0 ? null : first?.AddHours(random.Next(-2, 9)),
            TimeNote = Pick(random, ["", "as the list dates it", "\0"]),
            Marks =
            [
                .. Enumerable.Range(0, random.Next(0, 5)).Select(_ => random.Next(7) switch
                {
                    0 or 1 or 2 => new Mark(MarkKinds.Domain, Pick(random, Hosts)),
                    3 => new Mark(MarkKinds.Link, Pick(random, Links)),
                    4 => new Mark(MarkKinds.Mailbox, Pick(random, Mailboxes)),
                    5 => new Mark(MarkKinds.File, Pick(random, ["leak.zip", "a'b.tar", new string('f', 400), "\uD800.zip"])),
                    _ => new Mark(MarkKinds.User, Secret),
                }),
                new Mark(MarkKinds.Document, Secret), new Mark(MarkKinds.Decoy, Secret), new Mark(MarkKinds.Dump, Secret),
            ],
            Exhibits = [new Exhibit(Secret, Secret, Secret)],
            Reasons = [Secret],
            Times = random.NextInt64(0, 5_000_000_000),
        };
    }

    /// <summary>What may never leave, wherever it stands.</summary>
    public const string Secret = "zzsecretzz";

    private static SharedObject Narrative(Random random) => new() { Kind = "narrative", Value = Pick(random, Words), Accounts = 1, Posts = 1, AccountsInData = 1, FirstAct = Cases.Start, Span = TimeSpan.Zero };

    private static List<Decision> Decisions(Random random, string[] members, string incident)
    {
        var all = new List<Decision>();
        for (int i = random.Next(0, 9); i > 0; i--)
        {
            var (kind, subject, value) = random.Next(6) switch
            {
                0 => ("criterion", Pick(random, ["interests", "foreign-involvement", "misleading-content", "artificial-dissemination"]), Pick(random, ["yes", "no", "open"])),
                1 => ("technique", Pick(random, ["DISARM T0049", "DISARM T0149.003", "ATT&CK T1566", "ATT&CK T1566.002", "DISARM T0999"]), Pick(random, ["yes", "no"])),
                2 => ("breakout", "", Pick(random, ["1", "3", "6"])),
                3 => ("playbook-start", "playbook--1d7e", Pick(random, ["public-note", "lookalike-takedown"])),
                4 => ("note", "", ""),
                _ => ("hold", "", ""),
            };
            all.Add(new Decision(all.Count + 1, incident, kind, subject, Cases.Start.AddMinutes(i), Secret, Secret, value, Pick(random, ["", "low", "moderate", "high"]), members.Length > 0 ? [Pick(random, members)] : []));
        }

        return all;
    }

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
