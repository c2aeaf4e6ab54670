using System.Text.RegularExpressions;
using Tocsin.Cli.Decoys;
using Tocsin.Cli.Leaks;
using Tocsin.Cli.Output;
using Tocsin.Decoys;
using Tocsin.Decoys.Checking;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Mail.Reading;

namespace Tocsin.Cli.Sightings;

/// <summary>Decoys that rang in the dump, the logs or the mail, one sighting for each place reached and kind of input.</summary>
internal static partial class DecoySightings
{
    private const string Detector = "decoys";
    private const int MostExhibits = 20;

    private static readonly string[] Innocent =
    [
        "a back-up, a search index or a colleague carried the file elsewhere",
        "whoever planted it, or a program of one's own, touched it: name these hosts with 'decoy check --own'",
    ];

    /// <summary>Checks everything that was given for decoys.</summary>
    public static IEnumerable<Sighting> Read(SightingRequest request, IReadOnlyList<Mark> known, ProfileSubjects subjects, EvidenceLedger ledger, Terminal terminal, CancellationToken cancellation)
    {
        var file = request.Decoys!;
        var store = Stored.Read(file);
        string[] owners = [.. store.Decoys.SelectMany(d => d.Canaries).Select(c => c.Value).SelectMany(v => Hosts(v)).SelectMany(subjects.ByHost).Distinct(StringComparer.Ordinal)];
        if (owners.Length == 0)
            owners = [.. store.Decoys.SelectMany(d => subjects.ByName(d.Text)).Distinct(StringComparer.Ordinal)];
        var problems = new ProblemList();
        long files = 0;
        foreach (var (paths, where, dump) in new[] { (request.Dump, "the dump", true), ([.. request.Logs, .. request.SignIns], "the logs", false), (request.Mail, "the mail", false) })
        {
            if (paths.Count == 0)
                continue;
            var report = new DecoyChecker(store, new CheckOptions { Now = terminal.Clock.GetUtcNow(), StorePath = file.Path }).Check(paths, p => problems.Add([p]), cancellation);
            files += report.Files;
            foreach (var place in report.Alarms.GroupBy(r => request.WithoutPlaces ? r.Decoy.Id : r.Place?.Place ?? "", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
                yield return One([.. place], where, request, dump, known, owners);
        }

        ledger.Read(Detector, files, "files");
        problems.Tell(terminal, json: false);
    }

    private static Sighting One(IReadOnlyList<Ring> rings, string where, SightingRequest request, bool dump, IReadOnlyList<Mark> known, string[] owners)
    {
        string[] ids = [.. rings.Select(r => r.Decoy.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        bool hidden = request.WithoutPlaces && rings[0].Place is not null;
        string place = hidden ? "" : rings[0].Place?.Place ?? "", reached = hidden ? "the place where it was planted was reached; the store of decoys says which" : place.Length > 0 ? $"the place “{SafeText.Shorten(place, 80)}” was reached" : "the store or the folder of its making was reached";
        var times = rings.Where(r => r.Time is not null).Select(r => r.Time!).ToList();
        var first = !dump ? times.Count > 0 ? times.Min(t => t.At) : (DateTimeOffset?)null : request.DumpSeen;
        return new Sighting
        {
            Id = SightingIds.Of(Detector, where, place, string.Join(',', ids)),
            Detector = Detector,
            Stage = AttackStage.DecoyTouched,
            Sentence = $"{(ids.Length == 1 ? $"the decoy {ids[0]}" : Words.Count(ids.Length, "decoy"))} rang in {where}: {reached}",
            Confidence = rings.Any(r => r.Strength == Strength.Conclusive) || ids.Length > 1 ? Confidence.High : Confidence.Moderate,
            First = first,
            Last = !dump && times.Count > 0 ? times.Max(t => t.At) : first,
            TimeNote = dump ? first is null ? "" : "as given with --dump-seen" : times.Exists(t => !t.YearGiven) ? "year guessed" : times.Exists(t => !t.ZoneGiven) ? "taken as UTC" : "",
            Subjects = owners,
            Marks =
            [
                .. ids.Select(i => new Mark(MarkKinds.Decoy, i)),
                .. dump ? known : [],
                .. !dump ? rings.SelectMany(r => Addresses().Matches(r.Excerpt)).Select(m => m.Value).Distinct(StringComparer.Ordinal).Select(a => new Mark(MarkKinds.Address, a)) : [],
            ],
            Reasons = [.. rings.Select(r => hidden ? $"The decoy {r.Decoy.Id} rang in {r.File}." : r.Sentence).Distinct(StringComparer.Ordinal).Take(MostExhibits), .. !hidden && rings[0].Place is { } planted ? [$"planted by {SafeText.Shorten(planted.By, 60)} on {planted.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC"] : Array.Empty<string>()],
            Exhibits = [.. rings.Take(MostExhibits).Select(r => new Exhibit(r.File, r.Line > 0 ? $"line {r.Line}" : "", r.Excerpt))],
            Times = rings.Count,
            InnocentExplanations = Innocent,
        };
    }

    private static IEnumerable<string> Hosts(string canary)
    {
        int at = canary.LastIndexOf('@');
        if (at >= 0)
            return [HostText.Canonical(canary[(at + 1)..])];
        return MailLink.TryRead(canary, "", false) is { } link ? [link.Host] : [];
    }

    [GeneratedRegex(@"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Addresses();
}
