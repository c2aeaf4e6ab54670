using System.Globalization;
using System.Text;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;
using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Detectors.Outlets;

/// <summary>Puts the shares of an outlet into words.</summary>
/// <param name="table">The posts.</param>
/// <param name="shares">Who shared what.</param>
/// <param name="growthLogP">Natural logarithm of the p-value below which a change counts.</param>
internal sealed class OutletWording(PostTable table, OutletShares shares, double growthLogP)
{
    private const int Named = 3;
    private const int LongestGround = 140;
    private const int MostCarried = 20;

    /// <summary>What is said about one outlet.</summary>
    public ContentDraft Draft(KnownOutlet outlet, int number, IReadOnlyList<RelatedSite> related)
    {
        var posts = shares.Of(number);
        var own = shares.Own(number);
        int[] carried = [.. shares.Carried(number).Take(MostCarried).Select(l => l.Object)];
        var places = posts.Select(p => own.Contains(p) ? new ContentPost(p, Carried(p, carried, related.Count + 1), "posted by its own account") : new ContentPost(p, 0, "shared")).ToList();
        var taken = posts.ToHashSet();
        for (int r = 0; r < related.Count; r++)
            places.AddRange(related[r].Posts.Where(taken.Add).Select(p => new ContentPost(p, r + 1, "shared a related site")));
        return new ContentDraft
        {
            Key = $"{outlet.Name}|{string.Join(',', outlet.Domains)}",
            Sentence = Sentence(outlet, posts, related, own.Count),
            Objects = [("outlet", Site(outlet), string.Join("; ", outlet.Statuses.Select(Status))), .. related.Select(r => ("related site", r.Domain, (string?)r.Why)), .. Carried(number, carried)],
            Posts = places,
            Confidence = outlet.Statuses.Any(s => s.Kind is not ("rated-low" or "listed")) ? Confidence.High : Confidence.Moderate,
            Effect = new Effect("posts that share the outlet", posts.Count, 0),
            Significance = new Significance("counted, nothing is inferred", 0, 0, 0),
            Explanations = Explanations(outlet, related),
        };
    }

    private string Sentence(KnownOutlet outlet, List<int> posts, IReadOnlyList<RelatedSite> related, int own)
    {
        var accounts = posts.Select(p => table.Locate(p, out int row).Account[row]).CountBy(a => a).ToList();
        int originals = posts.Count(p => (table.Locate(p, out int row).Flags[row] & Model.PostFlags.Reshare) == 0);
        double busiest = (double)accounts.Max(a => a.Value) / posts.Count;
        string mirrors = related.Count == 0 ? ""
            : $" Possibly related: {string.Join(", ", related.Take(Named).Select(r => $"{r.Domain} ({r.Why})"))}{(related.Count > Named ? $" and {related.Count - Named} more" : "")}.";
        return $"{FindingWords.Count(posts.Count, "post")} of {FindingWords.Count(accounts.Count, "account")} share {Site(outlet)}{(own > 0 ? $" or are its own ({FindingWords.Count(own)})" : "")} ({outlet.Name}; {Status(outlet.Statuses.First(s => s.Kind != "medium"))}): "
            + $"{Percent((double)originals / Math.Max(1, shares.Linking))} of the posts with links{Busiest(busiest, accounts.Count)}; {Growth(posts)}{Where(posts)}.{mirrors}";
    }

    // By these an outlet that passes on what was stolen meets the rest of the attack.
    private IEnumerable<(string Kind, string Value, string? Example)> Carried(int number, int[] carried)
    {
        var posts = shares.Carried(number).ToDictionary(l => l.Object, l => l.Posts);
        return carried.Select(o => ("link", Encoding.UTF8.GetString(table.ValueOf(o)), (string?)$"stands in {FindingWords.Count(posts[o], "post")} of its own accounts"));
    }

    // Index of the object that a post of its own carries; 0, the outlet itself, when it carries none.
    private int Carried(int post, int[] carried, int from)
    {
        var segment = table.Locate(post, out int row);
        foreach (int o in segment.Objects(row))
        {
            if (Array.IndexOf(carried, o) is var at and >= 0)
                return from + at;
        }

        return 0;
    }

    private static string Busiest(double share, int accounts) =>
        accounts > 1 && share > 0.5 ? string.Create(CultureInfo.InvariantCulture, $", {share:P0} of them by one account") : "";

    private string Growth(List<int> posts)
    {
        long middle = OutletShares.Middle(table);
        var originals = posts.Where(p => (table.Locate(p, out int row).Flags[row] & Model.PostFlags.Reshare) == 0).ToList();
        int late = originals.Count(p => table.Locate(p, out int row).Time[row] > middle);
        double expected = (double)shares.LinkingLate / Math.Max(1, shares.Linking);
        int early = originals.Count - late;
        double before = (double)early / Math.Max(1, shares.Linking - shares.LinkingLate), after = (double)late / Math.Max(1, shares.LinkingLate);
        if (originals.Count > 0 && expected is > 0 and < 1)
        {
            if (Tails.LogBinomial(late, originals.Count, expected) < growthLogP)
                return $"its share of the links grew from {Percent(before)} in the first half of the time to {Percent(after)} in the second";
            if (Tails.LogBinomial(early, originals.Count, 1 - expected) < growthLogP)
                return $"its share of the links fell from {Percent(before)} in the first half of the time to {Percent(after)} in the second";
        }

        return "no growth beyond chance";
    }

    private string Where(List<int> posts)
    {
        var platforms = Labels(posts, s => s.Platform);
        var languages = Labels(posts, s => s.Language);
        string first = string.Create(CultureInfo.InvariantCulture, $", first on {FindingSources.Time(posts.Min(p => table.Locate(p, out int row).Time[row])):yyyy-MM-dd}");
        return first + (platforms.Count > 0 ? $", on {string.Join(", ", platforms)}" : "") + (languages.Count > 0 ? $", in {string.Join(", ", languages)}" : "");
    }

    private List<string> Labels(List<int> posts, Func<PostSegment, ushort[]> column) =>
    [
        .. posts.Select(p => column(table.Locate(p, out int row))[row]).CountBy(l => l)
            .Select(l => (Name: table.Labels.Get(l.Key), l.Value)).Where(l => l.Name.Length > 0)
            .OrderByDescending(l => l.Value).ThenBy(l => l.Name, StringComparer.Ordinal).Take(Named).Select(l => l.Name),
    ];

    private static string Site(KnownOutlet outlet) => outlet.Domains is [var domain, ..] ? domain : outlet.Accounts is [var account, ..] ? account : outlet.Name;

    private static string Status(OutletStatus status)
    {
        string since = status.Since is { } day ? string.Create(CultureInfo.InvariantCulture, $" since {day:yyyy-MM-dd}") : "";
        string ground = status.Ground.ReplaceLineEndings(" ");
        if (ground.Length > LongestGround)
            ground = string.Concat(ground.AsSpan(0, LongestGround - 1), "…");
        return $"{status.Kind}{since} by {status.By}: {ground}";
    }

    private static List<string> Explanations(KnownOutlet outlet, IReadOnlyList<RelatedSite> related)
    {
        var list = new List<string>
        {
            "Reading and quoting: people share an outlet to agree, to argue, to mock or to document. A share says nothing about whoever shared it.",
            "Reporting: news agencies and journalists link to such outlets as sources.",
        };
        if (outlet.Statuses.All(s => s.Kind is "listed" or "rated-low"))
            list.Add("The status is the list's own judgement, not a decision of an authority: read its grounds before using it.");
        if (related.Count > 0)
            list.Add("Related sites: agencies' texts are printed in many places, names recur, and sites share hosts and tools; each site is named with its sign, and none is proof but an indicator that its list calls conclusive.");
        return list;
    }

    private static string Percent(double share) => (share * 100).ToString(share >= 0.1 ? "0" : share >= 0.001 ? "0.##" : "0.####", CultureInfo.InvariantCulture) + " %";
}
