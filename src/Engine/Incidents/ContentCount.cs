using System.Globalization;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Incidents;

/// <summary>Counts which protected subjects and known outlets the posts of an incident touch.</summary>
internal sealed class ContentCount
{
    private readonly SubjectMatcher subjects;
    private readonly IReadOnlyList<KnownOutlet> outlets;
    private readonly AddressIndex addresses = new();

    public ContentCount(Election? election)
    {
        subjects = new SubjectMatcher(election?.Protected ?? []);
        outlets = election?.Outlets ?? [];
        for (int o = 0; o < outlets.Count; o++)
            addresses.Add(o, outlets[o].Domains, outlets[o].Accounts);
    }

    /// <summary>Posts per subject and per outlet, the most touched first; a post counts once for each.</summary>
    public (IReadOnlyList<TouchedSubject> Subjects, IReadOnlyList<TouchedOutlet> Outlets) Of(IReadOnlyList<IncidentPost> posts, DateTimeOffset lastAct)
    {
        var bySubject = new int[subjects.Subjects.Count];
        var byOutlet = new int[outlets.Count];
        var hits = new HashSet<int>();
        foreach (IncidentPost post in posts)
        {
            hits.Clear();
            subjects.Find(post, hits);
            foreach (int s in hits)
                bySubject[s]++;
            hits.Clear();
            foreach (string link in post.Links)
                addresses.Find(link, hits);
            foreach (int o in hits)
                byOutlet[o]++;
        }
        return (
            [.. Ranked(bySubject).Select(s => new TouchedSubject(subjects.Subjects[s].Id, subjects.Subjects[s].Name, bySubject[s]))],
            [.. Ranked(byOutlet).Select(o => new TouchedOutlet(outlets[o].Name, Status(outlets[o], lastAct), byOutlet[o]))]);
    }

    /// <summary>Indexes with a count, the highest count first; ties in the order of the profile.</summary>
    private static IEnumerable<int> Ranked(int[] counts) =>
        Enumerable.Range(0, counts.Length).Where(i => counts[i] > 0).OrderByDescending(i => counts[i]).ThenBy(i => i);

    private static string Status(KnownOutlet outlet, DateTimeOffset lastAct) => string.Join("; ", outlet.Statuses.Select(s =>
    {
        string since = s.Since is { } day ? $", since {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        bool later = s.Since is { } from && from > DateOnly.FromDateTime(lastAct.UtcDateTime);
        return $"{s.Kind} ({s.By}{since}{(later ? ", after this incident" : "")})";
    }));
}
