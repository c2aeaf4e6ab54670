using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Incidents.Chains;

/// <summary>A sighting, an incident or a finding about content, as far as joining needs it.</summary>
internal sealed record ChainNode(
    string Id, AttackStage Stage, DateTimeOffset? First, DateTimeOffset? Last, string TimeNote, string Sentence, Confidence Confidence,
    IReadOnlySet<Mark> Marks, IReadOnlySet<string> Subjects)
{
    // Whom a few posts of many name in passing is not whom they are about.
    private const int LeastPosts = 3;
    private const int PartOfPosts = 5;

    /// <summary>True when enough of an incident's posts touch a subject to say that it is about them.</summary>
    public static bool IsAbout(TouchedSubject subject, Incident incident) => subject.Posts >= LeastPosts && subject.Posts * PartOfPosts >= incident.PostTotal;

    public static ChainNode Of(Sighting sighting) => new(
        sighting.Id, sighting.Stage, sighting.First, sighting.Last ?? sighting.First, sighting.TimeNote, sighting.Sentence, sighting.Confidence,
        sighting.Marks.ToHashSet(), sighting.Subjects.ToHashSet(StringComparer.Ordinal));

    public static ChainNode Of(Incident incident, IReadOnlyDictionary<string, Finding> findings) => new(
        incident.Id, AttackStage.Amplification, incident.FirstAct, incident.LastAct, "", incident.Title,
        incident.Findings.Select(f => findings.TryGetValue(f, out var finding) ? finding.Confidence : Confidence.Low).DefaultIfEmpty().Max(),
        PostMarks.Of(incident.Findings.Where(findings.ContainsKey).SelectMany(f => findings[f].Objects)),
        incident.Subjects.Where(s => IsAbout(s, incident)).Select(s => s.Id).ToHashSet(StringComparer.Ordinal));

    // What links it to the rest happened when those links were posted, not when somebody first shared the outlet.
    public static ChainNode Of(Finding context)
    {
        SharedObject[] links = [.. context.Objects.Where(o => o.Kind == "link" && o.Posts > 0)];
        return new(
            context.Id, AttackStage.Pickup, links.Length > 0 ? links.Min(l => l.FirstAct) : context.FirstAct, links.Length > 0 ? links.Max(l => l.FirstAct + l.Span) : context.LastAct, "", context.Sentence, context.Confidence,
            PostMarks.Of(context.Objects), new HashSet<string>(StringComparer.Ordinal));
    }
}
