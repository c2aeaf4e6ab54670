using Tocsin.Cli.Domains;
using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Mail.Reading;

namespace Tocsin.Cli.Sightings;

/// <summary>Names that look like protected ones, as sightings.</summary>
internal static class DomainSightings
{
    private const string Detector = "lookalike-domains";

    private static readonly string[] Innocent =
    [
        "a namesake: people and firms carry the same name elsewhere",
        "the protected party registered it itself to keep it from others: add it to its domains in the profile",
    ];

    /// <summary>Screens the names.</summary>
    public static IEnumerable<Sighting> Read(SightingRequest request, string election, int threads, ProfileSubjects subjects, EvidenceLedger ledger, Terminal terminal, ProgressMeter meter, CancellationToken cancellation)
    {
        var screen = new ScreenRequest { Inputs = request.Names, Elections = [election], Threads = threads };
        var index = ScreenIndex.Build(screen, terminal);
        var pass = new ScreenPass(screen, index);
        foreach (var alarm in pass.Alarms(meter, cancellation))
        {
            var match = alarm.Match;
            var name = index.Names[match.Name];
            string host = HostText.Canonical(alarm.Name), shown = SafeText.Clean(alarm.Name);
            if (host.Length == 0)
                continue;
            yield return new Sighting
            {
                Id = SightingIds.Of(Detector, host),
                Detector = Detector,
                Stage = AttackStage.Lookalike,
                Sentence = $"the name {shown} was seen, which looks like {name.Host}: {AlarmText.Reasons(index, match)[0]}",
                Confidence = AlarmText.Risk(match) switch { "high" => Confidence.High, "medium" => Confidence.Moderate, _ => Confidence.Low },
                First = alarm.Time,
                TimeNote = alarm.Time is null ? "" : "as its list dates it",
                Subjects = [.. subjects.ByDomain(name.Host)],
                Marks = SightingMarks.Hosts([host]),
                Reasons = AlarmText.Reasons(index, match),
                Exhibits = [new Exhibit(alarm.File, $"line {alarm.Line}", alarm.Name)],
                InnocentExplanations = Innocent,
            };
        }

        ledger.Read(Detector, pass.Names, "names");
        ledger.NotRead(pass.Rejections);
        foreach (var rejection in pass.Rejections.Listed)
            terminal.Say($"{rejection.File}: {rejection.Detail ?? "could not be read in part"}");
    }
}
