using System.Text;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Engine.Pipeline;
using Tocsin.Playbooks.Drafting;
using Tocsin.Playbooks.Proposing;
using Tocsin.Tests.Engine.Incidents;

namespace Tocsin.Tests.Playbooks;

/// <summary>Incidents made up for playbooks, fused by the real engine.</summary>
internal static class PlaybookIncidents
{
    /// <summary>Everything that an attacker can write: Markdown, HTML, formulas, terminal, direction, template marks.</summary>
    public const string Hostile = "# [click](https://evil.example) <script>alert(1)</script> ![x](y) `code` **b** | =1+1 {{accounts}} \u202Egnp.exe \u001b[31m\r\nX-Header: 1 [[FILL IN: nothing]] www.evil.example";

    public static Election Election { get; } = Cases.Election([new ProtectedSubject { Id = "mira", Kind = SubjectKind.Person, Name = "Mira *Halvorsen*", Aliases = ["Halvorsen"] }]) with
    {
        Name = "Election of the president of Valdoria",
        Outlets = [new KnownOutlet { Name = "Valdoria | Today", Domains = ["today.example"], Statuses = [new OutletStatus("state-controlled", "the regulator", new DateOnly(2026, 3, 1), "=owned by a ministry")] }],
    };

    public static Sighting Seen(string id, AttackStage stage, int hours, params string[] domains) => new()
    {
        Id = "sighting--" + id,
        Detector = stage == AttackStage.DecoyTouched ? "decoys" : "lookalike-domains",
        Stage = stage,
        Sentence = $"{id} was seen in the mailbox of ida.berg@halvorsen.example {Hostile}",
        Confidence = Confidence.High,
        First = Cases.Start.AddHours(hours),
        Last = Cases.Start.AddHours(hours),
        Subjects = ["mira"],
        Marks = [.. domains.Select(d => new Mark(MarkKinds.Domain, d))],
        InnocentExplanations = ["a namesake"],
    };

    /// <summary>The shape of 2017: names, mail, a decoy, a dump with altered papers, accounts, an outlet.</summary>
    public static FusionInput HackAndLeak => new(
        [
            Doubted(Cases.Case("shared", Cases.Accounts("=troll", 12), ["https://dump.example/a", "https://x.example/`tick`/" + new string('y', 20)],
                [.. Enumerable.Range(0, 24).Select(i => Cases.Post(i, "Halvorsen papers", $"=troll{i % 12:000}", Cases.Start.AddHours(-1).AddSeconds(i), ["https://today.example/story"]))])),
            Cases.Case("party", Cases.Accounts("party", 6, 100), ["https://party.example/poster"], [.. Enumerable.Range(100, 12).Select(i => Cases.Post(i, "poster", $"party{100 + (i % 6):000}"))], declared: "The party"),
        ],
        [],
        [
            Seen("look", AttackStage.Lookalike, -200, "halvorsen-login.example"),
            Seen("lure", AttackStage.Lure, -190, "halvorsen-login.example"),
            Seen("decoy", AttackStage.DecoyTouched, -180, "halvorsen-login.example"),
            Seen("leak", AttackStage.Leak, -3, "dump.example"),
            Seen("altered", AttackStage.Alteration, -2, "dump.example"),
        ]);

    private static FindingCase Doubted(FindingCase found) => found with { Finding = found.Finding with { InnocentExplanations = [$"fans of {Hostile}"] } };

    public static FusedIncident Told(FusionInput input)
    {
        var members = input.Cases.Select(c => c.Finding.Id).Concat(input.Context.Select(c => c.Id)).Concat(input.Sightings.Select(s => s.Id)).ToHashSet(StringComparer.Ordinal);
        return new IncidentFusion(Election).Tell(input, members, []);
    }

    public static DraftFacts Facts(bool reveal = false)
    {
        var told = Told(HackAndLeak);
        return new DraftFacts
        {
            Id = "incident--6e1c2f38-3f26-5d6a-8f0e-0d2f2f1b7c11",
            Number = 3,
            Incident = told,
            Members = HackAndLeak,
            Election = Election,
            Distance = VoteDistance.Of(Election, told.Last),
            Names = reveal ? null : new Pseudonymiser(Encoding.UTF8.GetBytes("a key of this test")),
        };
    }
}
