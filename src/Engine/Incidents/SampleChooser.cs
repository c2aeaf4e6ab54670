using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Incidents;

/// <summary>Chooses a few typical posts to read: the commonest wording from several accounts, then other wordings.</summary>
internal static class SampleChooser
{
    private const int Most = 6;
    private const int SameWording = 3;

    /// <summary>At most six posts in time order; posts must come in time order.</summary>
    public static IReadOnlyList<EvidencePost> Of(IReadOnlyList<IncidentPost> posts)
    {
        var wordings = posts.GroupBy(p => LetterFold.Fold(p.Text), StringComparer.Ordinal)
            .OrderByDescending(g => g.Select(p => p.Account).Distinct(StringComparer.Ordinal).Count())
            .ThenBy(g => g.First().Time).ThenBy(g => g.First().Key).ToList();
        var chosen = new List<IncidentPost>();
        foreach (var wording in wordings)
        {
            int room = chosen.Count == 0 ? SameWording : 1;
            chosen.AddRange(wording.DistinctBy(p => p.Account, StringComparer.Ordinal).Take(Math.Min(room, Most - chosen.Count)));
            if (chosen.Count == Most)
                break;
        }
        return [.. chosen.OrderBy(p => p.Time).ThenBy(p => p.Key).Select(Evidence)];
    }

    private static EvidencePost Evidence(IncidentPost post) => new()
    {
        Id = post.Id,
        Account = post.Account,
        Time = post.Time,
        Text = post.Text,
        ObjectIndex = -1,
        File = post.File,
        Line = post.Line,
    };
}
