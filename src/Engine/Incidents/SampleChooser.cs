using System.IO.Hashing;
using System.Runtime.InteropServices;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Incidents;

/// <summary>Chooses a few typical posts to read: the commonest wording from several accounts, then other wordings.</summary>
internal static class SampleChooser
{
    private const int Most = 6;
    private const int SameWording = 3;

    /// <summary>At most six posts in time order; posts must come in time order.</summary>
    public static IReadOnlyList<EvidencePost> Of(IReadOnlyList<IncidentPost> posts)
    {
        // Each wording gives at least one post, so that no more than this many can be used.
        var wordings = Wordings(posts).OrderByDescending(w => Accounts(w)).ThenBy(w => w[0].Time).ThenBy(w => w[0].Key).Take(Most);
        var chosen = new List<IncidentPost>();
        foreach (List<IncidentPost> wording in wordings)
        {
            int room = chosen.Count == 0 ? SameWording : 1;
            chosen.AddRange(wording.DistinctBy(p => p.Account, StringComparer.Ordinal).Take(Math.Min(room, Most - chosen.Count)));
            if (chosen.Count == Most)
                break;
        }
        return [.. chosen.OrderBy(p => p.Time).ThenBy(p => p.Key).Select(Evidence)];
    }

    /// <summary>Posts by folded text. A 64-bit hash stands for the text: the worst a collision does is a less typical sample.</summary>
    private static Dictionary<ulong, List<IncidentPost>>.ValueCollection Wordings(IReadOnlyList<IncidentPost> posts)
    {
        var wordings = new Dictionary<ulong, List<IncidentPost>>();
        char[] buffer = new char[1024];
        foreach (IncidentPost post in posts)
        {
            if (buffer.Length < post.Text.Length * 2)
                buffer = new char[post.Text.Length * 2];
            int length = LetterFold.Fold(post.Text, buffer);
            ulong hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(buffer.AsSpan(0, length)));
            if (!wordings.TryGetValue(hash, out List<IncidentPost>? same))
                wordings[hash] = same = new List<IncidentPost>(1);
            same.Add(post);
        }
        return wordings.Values;
    }

    private static int Accounts(List<IncidentPost> wording) =>
        wording.Count == 1 ? 1 : wording.Select(p => p.Account).Distinct(StringComparer.Ordinal).Count();

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
