using System.Text;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Incidents;

/// <summary>From findings to incidents: what belongs together becomes one case, with what it touches, when, and how grave it is.</summary>
/// <remarks>Pure and deterministic: the order of findings and of their posts does not matter. How findings join stands in
/// <c>Incidents.md</c>, with the points of the severity and the rule of the Breakout Scale. Not for use by two threads at once.</remarks>
public sealed class IncidentBuilder
{
    /// <summary>Namespace of incident ids: UUIDv5 over the sorted finding ids, joined by line feeds.</summary>
    private static readonly Guid Namespace = new("6f0b5d5e-3c1c-5d0e-9a55-7a1b1f2f4c11");

    /// <summary>BCP 47 for a language that nobody determined: nothing to list.</summary>
    private const string Undetermined = "und";

    private readonly ElectionCalendar calendar;
    private readonly ContentCount content;
    private readonly IncidentWording wording;
    private readonly bool hasElection;

    /// <summary>A builder for an election, or for none: incidents then have no subjects, outlets and calendar.</summary>
    public IncidentBuilder(Election? election)
    {
        hasElection = election is not null;
        calendar = new ElectionCalendar(election);
        content = new ContentCount(election);
        wording = new IncidentWording(Zone(election?.TimeZone));
    }

    /// <summary>The incidents, the gravest first.</summary>
    /// <exception cref="InvalidOperationException">BUG: two findings have the same id.</exception>
    public IReadOnlyList<Incident> Build(IReadOnlyList<FindingCase> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return [.. FindingFusion.Fuse(cases).Select(One)
            .OrderByDescending(i => i.Severity).ThenByDescending(i => i.Accounts.Count).ThenByDescending(i => i.PostTotal)
            .ThenBy(i => i.Id, StringComparer.Ordinal)];
    }

    private Incident One(FusedCase fused)
    {
        IReadOnlyList<IncidentPost> posts =
            [.. fused.Cases.SelectMany(c => c.Posts).DistinctBy(p => p.Key).OrderBy(p => p.Time).ThenBy(p => p.Key)];
        DateTimeOffset first = fused.Findings.Min(f => f.FirstAct), last = fused.Findings.Max(f => f.LastAct);
        IReadOnlyList<Participant> accounts = ParticipantMerge.Of(fused, posts);
        (IReadOnlyList<TouchedSubject> subjects, IReadOnlyList<TouchedOutlet> outlets) = content.Of(posts, last);
        IReadOnlyList<string> platforms = Common(posts, p => p.Platform);
        IReadOnlyList<DateTimeOffset> times = [.. posts.Select(p => p.Time)];
        (Severity severity, IReadOnlyList<string> reasons) = fused.Lead.Finding.DeclaredAs is { } declared
            ? SeverityScale.OfDeclared(declared)
            : new SeverityScale(calendar, hasElection)
                .Of(accounts.Count, times, fused.Findings.Max(f => f.Confidence), subjects, outlets, platforms);
        var incident = new Incident
        {
            Id = Id(fused),
            Title = IncidentWording.Title(fused, accounts.Count),
            Summary = "",
            Severity = severity,
            SeverityReasons = reasons,
            Findings = [.. fused.Findings.Select(f => f.Id)],
            JoinedBecause = fused.Reasons,
            FirstAct = first,
            LastAct = last,
            Accounts = accounts,
            Layers = NetworkLayer.Of(fused.Findings.SelectMany(f => f.Edges)),
            PostTotal = posts.Count,
            Platforms = platforms,
            Languages = Common(posts, p => p.Language == Undetermined ? "" : p.Language),
            Subjects = subjects,
            Outlets = outlets,
            Calendar = calendar.Places(first, times),
            Breakout = BreakoutScale.Propose(platforms, fused.Communities, Objects(fused)),
            Samples = SampleChooser.Of(posts),
        };
        return incident with { Summary = wording.Summary(fused, incident) };
    }

    private static string Id(FusedCase fused)
    {
        string name = string.Join('\n', fused.Findings.Select(f => f.Id).Order(StringComparer.Ordinal));
        return "incident--" + Uuid5.Create(Namespace, Encoding.UTF8.GetBytes(name)).ToString("D");
    }

    /// <summary>Distinct values, the commonest first; posts without one do not count.</summary>
    private static IReadOnlyList<string> Common(IReadOnlyList<IncidentPost> posts, Func<IncidentPost, string> value) =>
        [.. posts.Select(value).Where(v => v.Length > 0).CountBy(v => v, StringComparer.Ordinal)
            .OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Key)];

    /// <summary>Each object once, as the finding with the most accounts on it sees it.</summary>
    private static IReadOnlyList<SharedObject> Objects(FusedCase fused) =>
        [.. fused.Findings.SelectMany(f => f.Objects).GroupBy(o => (o.Kind, o.Value)).Select(g => g.MaxBy(o => o.Accounts)!)];

    private static TimeZoneInfo Zone(string? id) =>
        id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone) ? zone : TimeZoneInfo.Utc;
}
