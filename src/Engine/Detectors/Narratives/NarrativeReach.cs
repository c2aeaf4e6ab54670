using System.Text;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Narratives;

/// <summary>How far a narrative reached, and the category of the Breakout Scale that follows by rule.</summary>
/// <remarks>Nimmo, "The Breakout Scale", Brookings, 2020. 1: one platform and one language; 2: several of one of them; 3: several of both;
/// 4: established media (outlets listed as ordinary) are linked in it. Languages stand in for communities here. Categories 5 and 6
/// (high-profile amplifiers, policy response or call to violence) rest on facts outside the posts.</remarks>
/// <param name="Category">1 to 4.</param>
/// <param name="Reasons">Why.</param>
/// <param name="First">Where it was first seen, in words.</param>
internal sealed record NarrativeReach(int Category, string Reasons, string First)
{
    private const int LeastPosts = 3;

    // Platforms guess languages, and guess wrong now and then.
    private const double LeastShare = 0.05;

    public static NarrativeReach Of(PostTable table, List<int> posts, HashSet<string> media)
    {
        var platforms = Labels(table, posts, s => s.Platform);
        var languages = Labels(table, posts, s => s.Language);
        int outlets = Media(table, posts, media);
        int category = outlets > 1 ? 4 : platforms.Count > 1 && languages.Count > 1 ? 3 : platforms.Count > 1 || languages.Count > 1 ? 2 : 1;
        string reasons = $"{Say(platforms, "platform")}; {Say(languages, "language")}; {(media.Count == 0 ? "no list of ordinary media was given" : $"links to {FindingWords.Count(outlets, "established outlet")}")}. Each counts from {LeastPosts} posts and a twentieth of them on. Categories 5 and 6 rest on facts outside the posts; a person must judge them.";
        return new NarrativeReach(category, reasons, Origin(table, posts));
    }

    private static string Say(List<string> names, string noun) =>
        names.Count == 0 ? $"no {noun} stated" : $"{FindingWords.Count(names.Count, noun)} ({string.Join(", ", names.Take(6))})";

    private static List<string> Labels(PostTable table, List<int> posts, Func<PostSegment, ushort[]> column) =>
    [
        .. posts.CountBy(p => column(table.Locate(p, out int row))[row])
            .Where(l => l.Value >= Math.Max(LeastPosts, LeastShare * posts.Count))
            .Select(l => (Name: table.Labels.Get(l.Key), l.Value)).Where(l => l.Name is not ("" or "und"))
            .OrderByDescending(l => l.Value).ThenBy(l => l.Name, StringComparer.Ordinal).Select(l => l.Name),
    ];

    private static int Media(PostTable table, List<int> posts, HashSet<string> media)
    {
        if (media.Count == 0)
            return 0;
        var found = new Dictionary<int, int>();
        foreach (int post in posts)
        {
            foreach (int o in table.Locate(post, out int row).Objects(row))
            {
                if (table.KindOf(o) == TraceKind.Domain)
                    found[o] = found.GetValueOrDefault(o) + 1;
            }
        }

        return found.Count(f => f.Value >= LeastPosts && media.Contains(Encoding.UTF8.GetString(table.ValueOf(f.Key))));
    }

    private static string Origin(PostTable table, List<int> posts)
    {
        // All first posts of one moment speak, so that their order does not decide.
        long time = posts.Min(p => table.Locate(p, out int row).Time[row]);
        var first = posts.Where(p => table.Locate(p, out int row).Time[row] == time).ToList();
        string platform = Least(table, first, s => s.Platform), language = Least(table, first, s => s.Language);
        return (platform.Length > 0, language.Length > 0) switch
        {
            (true, true) => $"on {platform} in {language}",
            (true, false) => $"on {platform}",
            (false, true) => $"in {language}",
            _ => "at a place that the data do not name",
        };
    }

    private static string Least(PostTable table, List<int> posts, Func<PostSegment, ushort[]> column) =>
        posts.Select(p => table.Labels.Get(column(table.Locate(p, out int row))[row])).Min(StringComparer.Ordinal) ?? "";
}
