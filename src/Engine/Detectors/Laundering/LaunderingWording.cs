using System.Globalization;
using System.Text;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Laundering;

/// <summary>Puts a group of sites into words.</summary>
/// <param name="table">The posts.</param>
/// <param name="copies">Which site carried what.</param>
/// <param name="listed">The listed outlets.</param>
/// <param name="hypotheses">Pairs of sites that could have been tested.</param>
internal sealed class LaunderingWording(PostTable table, SiteCopies copies, ListedSites listed, double hypotheses)
{
    private const int Named = 4;

    /// <summary>What is said about one group.</summary>
    public ContentDraft Draft(AccountGroup group)
    {
        long window = WindowPairs.Usual(group);
        int[] sites = [.. group.Accounts.OrderBy(Name, StringComparer.Ordinal)];
        var together = Together(sites, window);
        var first = together.CountBy(t => t.Acts[0].Account).OrderByDescending(c => c.Value).ThenBy(c => Name(c.Key), StringComparer.Ordinal).FirstOrDefault();
        double observed = group.Pairs.Sum(p => p.Weight), expected = group.Pairs.Select(p => p.Expected).Order().Sum();
        return new ContentDraft
        {
            Key = string.Join('|', sites.Select(Name)),
            Sentence = Sentence(sites, together.Count, window, first, observed, expected),
            Objects = [.. sites.Select(s => ("site", Name(s), (string?)Example(together, s)))],
            Posts = Posts(sites, together),
            Confidence = sites.Any(s => listed.Of(s) is not null) ? Confidence.High : Confidence.Moderate,
            Effect = new Effect("texts that two of the sites carried within the window", observed, expected),
            Significance = new Significance(
                "joint and synchrony tests on sites and texts, the weaker counts; Benjamini–Hochberg over all pairs of sites that could have been tested",
                group.Pairs.Max(p => p.LogP) / Math.Log(10), Math.Exp(group.Pairs.Max(p => p.ClaimLogQ)), hypotheses),
            Explanations = Explanations(sites, together),
            Window = TimeSpan.FromMilliseconds(window),
        };
    }

    private List<(int Text, List<Act> Acts, int SitesInData)> Together(int[] sites, long window)
    {
        var members = sites.ToHashSet();
        var found = new List<(int, List<Act>, int)>();
        for (int o = 0; o < copies.Acts.Objects; o++)
        {
            var mine = new List<Act>();
            foreach (var act in copies.Acts.Of(o))
            {
                if (members.Contains(act.Account))
                    mine.Add(act);
            }

            if (mine.Count > 1 && Enumerable.Range(1, mine.Count - 1).Any(i => mine[i].Time - mine[i - 1].Time <= window))
                found.Add((copies.Acts.Keys[o], mine, copies.Acts.Of(o).Length));
        }

        return found;
    }

    private List<ContentPost> Posts(int[] sites, List<(int Text, List<Act> Acts, int SitesInData)> together)
    {
        var posts = new List<ContentPost>();
        foreach (var (text, acts, _) in together)
        {
            long earliest = acts[0].Time;
            foreach (var act in acts)
            {
                string role = act.Time == earliest ? "carried it first" : "carried it later";
                int site = Array.IndexOf(sites, act.Account);
                posts.AddRange(copies.Of(text, act.Account).Select(p => new ContentPost(p, site, role)));
            }
        }

        return posts;
    }

    private string Sentence(int[] sites, int texts, long window, KeyValuePair<int, int> first, double observed, double expected)
    {
        string names = string.Join(", ", sites.Take(Named).Select(Described)) + (sites.Length > Named ? $" and {FindingWords.Count(sites.Length - Named)} more" : "");
        return $"{FindingWords.Count(sites.Length)} sites carried the same {FindingWords.Count(texts, "text")} within {FindingWords.Duration(TimeSpan.FromMilliseconds(window))} of one another: {names}; "
            + $"{FindingWords.Count((long)observed, "coincidence")} between two sites where chance and the news cycle explain {FindingWords.Chance(expected)}. "
            + $"Most often first: {Name(first.Key)}, with {FindingWords.Count(first.Value)} of the texts.";
    }

    private List<string> Explanations(int[] sites, List<(int Text, List<Act> Acts, int SitesInData)> together)
    {
        double alone = together.Count == 0 ? 0 : (double)together.Count(t => t.SitesInData == t.Acts.Count) / together.Count;
        var list = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"News agencies: many sites print one agency's text within hours. Allowed for as far as sites outside the group printed it too; {alone:P0} of these texts were printed by nobody else here."),
            "One publisher with several titles, or one feed that several sites openly take over: would look the same. Check the imprint.",
            "The time is that of the posts that link to a page, not of the page: who posted first need not have printed first.",
        };
        if (sites.Any(s => listed.Of(s) is not null))
            list.Add("Quoting: a site that prints a listed outlet's words may name and criticise it. Read the page before using this.");
        return list;
    }

    private string? Example(List<(int Text, List<Act> Acts, int SitesInData)> together, int site)
    {
        foreach (var (text, acts, _) in together)
        {
            if (acts.Any(a => a.Account == site))
                return copies.Of(text, site).Select(Words).Min(StringComparer.Ordinal);
        }

        return null;
    }

    private string Words(int post)
    {
        var segment = table.Locate(post, out int row);
        return Encoding.UTF8.GetString(segment.Resolve(segment.Text[row]));
    }

    private string Described(int site) => listed.Of(site) is { } outlet ? $"{Name(site)} ({outlet.Name}, {ListedSites.Status(outlet)})" : Name(site);

    private string Name(int site) => Encoding.UTF8.GetString(copies.Sites.Get(site));
}
