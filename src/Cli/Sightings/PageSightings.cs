using Tocsin.Cli.Output;
using Tocsin.Cli.Pages;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Mail.Reading;
using Tocsin.Pages;
using Tocsin.Pages.Comparing;

namespace Tocsin.Cli.Sightings;

/// <summary>Official pages that ring, as sightings.</summary>
internal static class PageSightings
{
    private const string Detector = "official-pages";
    private const int Most = 20;

    private static readonly string[] Innocent =
    [
        "an editor changed the page and nobody approved it yet",
        "a redesign, a new provider, a test system shown by mistake",
    ];

    /// <summary>Checks the pages.</summary>
    public static IEnumerable<Sighting> Read(SightingRequest request, Election? election, ProfileSubjects subjects, EvidenceLedger ledger, Terminal terminal)
    {
        if (request is not { PageStore: { } store, PageKey: { } key })
            throw new UserError("pages cannot be checked without the store of approved ones and its key", "give --page-store DIR --page-key FILE as 'tocsin pages baseline' made them");
        var pass = PagePass.Run(request.Pages, store, key, election, request.PagesSeen ?? terminal.Clock.GetUtcNow());
        ledger.Read(Detector, pass.Checks.Count, "pages");
        foreach (string name in pass.Unknown)
            terminal.Say($"{SafeText.Clean(name)}: nobody ever approved it");
        foreach (var (input, check) in pass.Checks.Where(c => c.Check.Level == ChangeLevel.Alarm))
            yield return One(input, check, request.PagesSeen, subjects);
    }

    private static Sighting One(PageInput input, PageCheck check, DateTimeOffset? seen, ProfileSubjects subjects)
    {
        var alarms = check.Changes.Where(c => c.Level == ChangeLevel.Alarm).ToList();
        var first = alarms[0];
        string[] hosts = [.. alarms.Select(c => Uri.TryCreate(c.After, UriKind.Absolute, out var uri) ? HostText.Canonical(uri.Host) : "").Where(h => h.Length > 0 && !subjects.Owns(h)).Distinct(StringComparer.Ordinal)];
        string own = check.Snapshot.Url is { } url ? HostText.Canonical(url.Host) : "";
        return new Sighting
        {
            Id = SightingIds.Of(Detector, check.Page, check.Snapshot.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), first.Kind.ToString(), first.After),
            Detector = Detector,
            Stage = AttackStage.OfficialPage,
            Sentence = $"the official page {SafeText.Shorten(check.Page, 80)} changed in a way that nobody approved: {PageWords.Title(first.Kind)}, {first.Why}{(first.After.Length > 0 ? $" (“{SafeText.Shorten(first.After, 80)}”)" : "")}",
            Confidence = Confidence.High,
            First = seen,
            TimeNote = seen is null ? "" : "when it was saved; the change is older",
            Subjects = [.. subjects.ByHost(own)],
            Marks = SightingMarks.Hosts(hosts),
            Reasons = [.. alarms.Take(Most).Select(c => $"{PageWords.Title(c.Kind)}: {c.Why}"), $"compared with snapshot {check.Snapshot.Number}, approved by {check.Snapshot.ApprovedBy}"],
            Exhibits = [.. alarms.Take(Most).Select(c => new Exhibit(input.Path, c.Place, $"“{SafeText.Shorten(c.Before, 120)}” → “{SafeText.Shorten(c.After, 120)}”"))],
            Times = alarms.Count,
            InnocentExplanations = Innocent,
        };
    }
}
