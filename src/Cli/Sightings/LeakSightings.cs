using System.Text;
using Tocsin.Cli.Leaks;
using Tocsin.Cli.Output;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Leaks;
using Tocsin.Engine.Leaks.Alterations;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Mail.Reading;

namespace Tocsin.Cli.Sightings;

/// <summary>What of a dump is ours and what was altered, as sightings: one for the dump, one for what was altered in it.</summary>
internal static class LeakSightings
{
    private const string Detector = "leaks";
    private const int Shown = 60;
    private const int MostExhibits = 50;
    private const int ShortestFile = 8;

    private static readonly string[] Innocent =
    [
        "the documents left the house another way: sent to someone, published before, or handed out",
        "an index of enrolled documents that holds what was never confidential",
    ];

    private static readonly string[] InnocentAlteration =
    [
        "another version of one's own document: a draft, a translation, a corrected copy that was not enrolled",
        "mail programs and scanners change words too; what only they would change is not counted here",
    ];

    /// <summary>Matches the dump.</summary>
    public static IEnumerable<Sighting> Read(SightingRequest request, IReadOnlyList<Mark> known, int threads, ProfileSubjects subjects, EvidenceLedger ledger, Terminal terminal, ProgressMeter meter, CancellationToken cancellation)
    {
        if (request is not { LeakIndex: { } index, LeakKey: { } key })
            throw new UserError("a dump cannot be matched without the index of your documents and its key", "give --leak-index FILE --leak-key FILE as 'tocsin leak enrol' made them");
        var pass = LeakPass.Run(new MatchRequest { Inputs = request.Dump, Index = index, Key = key, Originals = request.Originals, Threads = threads }, meter, cancellation);
        pass.Problems.Tell(terminal, json: false);
        ledger.Read(Detector, pass.Report.Entries.Count, "documents");
        ledger.NotRead(pass.Problems);
        var ours = pass.Report.Ours.ToList();
        if (ours.Count == 0)
            yield break;
        string[] named = [.. request.Dump.Select(request.Recorded.Of)];
        string dump = string.Join(", ", named);
        var (first, note) = request.DumpSeen is { } seen ? (seen, "as given with --dump-seen") : (pass.Newest, "not before: the newest mail of ours in the dump");
        string[] touched = [.. ours.SelectMany(e => subjects.ByName(e.Text ?? "")).CountBy(s => s, StringComparer.Ordinal).OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(3).Select(s => s.Key)];
        var marks = Marks(request, known, named, ours);
        yield return new Sighting
        {
            Id = SightingIds.Of(Detector, dump, "leak"),
            Detector = Detector,
            Stage = AttackStage.Leak,
            Sentence = $"{Words.Count(ours.Count)} of the {Words.Count(pass.Report.Entries.Count, "document")} in the dump {SafeText.ShortenPath(dump, Shown)} are ours or quote ours; {Words.Count(pass.Report.Count(LeakVerdict.NotOurs))} are not",
            Confidence = ours.Exists(e => e.Verdict is LeakVerdict.Identical or LeakVerdict.OursAltered) ? Confidence.High : Confidence.Moderate,
            First = first,
            TimeNote = first is null ? "" : note,
            Subjects = touched,
            Marks = marks,
            Reasons = [$"identical {pass.Report.Count(LeakVerdict.Identical)}, altered {pass.Report.Count(LeakVerdict.OursAltered)}, excerpts {pass.Report.Count(LeakVerdict.ExcerptOfOurs)}, quotations {pass.Report.Count(LeakVerdict.QuotesOurs)}, compared with {pass.Report.Enrolled} enrolled documents"],
            Exhibits = [.. ours.Take(MostExhibits).Select(e => new Exhibit(e.Name, "", $"{LeakWords.Code(e.Verdict)}: from {e.Sources[0].Name}"))],
            Times = ours.Count,
            InnocentExplanations = Innocent,
        };
        if (Altered(ours) is { Count: > 0 } altered)
            yield return Alteration(dump, altered, first, note, touched, marks);
    }

    private static List<LeakEntry> Altered(IEnumerable<LeakEntry> ours) => [.. ours.Where(e => e.Verdict == LeakVerdict.OursAltered && (e.Grave > 0 || e.Alterations is null))];

    private static Sighting Alteration(string dump, List<LeakEntry> altered, DateTimeOffset? first, string note, string[] touched, IReadOnlyList<Mark> marks)
    {
        var gravest = altered.SelectMany(e => (e.Alterations ?? []).Where(a => a.Kind != AlterationKind.Noise).Select(a => (Entry: e, Alteration: a))).OrderBy(a => a.Alteration.Kind).FirstOrDefault();
        string example = gravest.Alteration is null ? "" : $"; in {SafeText.Shorten(gravest.Entry.Name, Shown)} {Change(gravest.Alteration)}";
        return new Sighting
        {
            Id = SightingIds.Of(Detector, dump, "alteration"),
            Detector = Detector,
            Stage = AttackStage.Alteration,
            Sentence = $"{Words.Count(altered.Count, "document")} of ours {(altered.Count == 1 ? "was" : "were")} altered in the dump{example}",
            Confidence = gravest.Alteration is null ? Confidence.Moderate : Confidence.High,
            First = first,
            TimeNote = first is null ? "" : note,
            Subjects = touched,
            Marks = marks,
            Reasons = [.. altered.Take(MostExhibits).Select(e => $"{SafeText.Clean(e.Name)}: {Words.Count(e.Grave, "alteration")}")],
            Exhibits = [.. altered.SelectMany(Exhibits).Take(MostExhibits)],
            Times = altered.Count,
            InnocentExplanations = InnocentAlteration,
        };
    }

    private static IEnumerable<Exhibit> Exhibits(LeakEntry entry) =>
        entry.Headers.Select(h => new Exhibit(entry.Name, $"header {h.Field}", $"{h.Before ?? "?"} → {h.After}"))
            .Concat((entry.Alterations ?? []).Where(a => a.Kind != AlterationKind.Noise).OrderBy(a => a.Kind).Select(a => new Exhibit(entry.Name, LeakWords.Short(a.Kind), $"“{SafeText.Shorten(a.Before, 120)}” → “{SafeText.Shorten(a.After, 120)}”")));

    private static string Change(Alteration alteration) => alteration.Kind switch
    {
        AlterationKind.InsertedPassage => $"a passage was put in: “{SafeText.Shorten(alteration.After, 100)}”",
        AlterationKind.RemovedPassage => $"a passage was taken out: “{SafeText.Shorten(alteration.Before, 100)}”",
        _ => $"“{SafeText.Shorten(alteration.Before, Shown)}” became “{SafeText.Shorten(alteration.After, Shown)}”",
    };

    private static List<Mark> Marks(SightingRequest request, IReadOnlyList<Mark> known, string[] named, List<LeakEntry> ours)
    {
        var marks = new List<Mark>(known);
        marks.AddRange(named.Select(d => Path.GetFileName(Path.TrimEndingDirectorySeparator(d)).ToLowerInvariant())
            .Where(n => n.Length >= ShortestFile && n.Contains('.', StringComparison.Ordinal)).Select(n => new Mark(MarkKinds.File, n)));
        marks.AddRange(ours.SelectMany(e => e.Sources.Take(1)).Select(s => s.Name).Distinct(StringComparer.Ordinal).Select(n => new Mark(MarkKinds.Document, n)));
        foreach (string link in request.DumpLinks)
        {
            if (Canonical(link) is not { } canonical)
                throw new UserError($"--dump-link {SafeText.Shorten(link, Shown)} is no web address", "give it in full, with https://");
            marks.Add(new Mark(MarkKinds.Link, canonical));
            string host = Encoding.UTF8.GetString(CanonicalHost.Of(Encoding.UTF8.GetBytes(canonical)));
            if (!Engine.Lookalikes.PopularNames.Contains(host))
                marks.AddRange(SightingMarks.Hosts([HostText.Canonical(host)]));
        }

        return marks;
    }

    private static string? Canonical(string link)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(link);
        byte[] output = new byte[LinkCanonicaliser.MaxOutputLength(bytes.Length)];
        return LinkCanonicaliser.TryCanonicalise(bytes, output, out var canonical) ? Encoding.UTF8.GetString(output.AsSpan(0, canonical.Length)) : null;
    }
}
