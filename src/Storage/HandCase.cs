using System.Globalization;
using System.Text;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Storage;

/// <summary>Makes a finding of posts that a person chose. It says who, what and why; it never says how likely chance is.</summary>
internal static class HandCase
{
    private const int MostLinks = 20;
    private static readonly Guid Namespace = new("3f0c2d0a-54f1-5b0e-8d7f-5c1c5f8a6e43");
    private static readonly char[] Between = [' ', '\n', '\r', '\t', '"', '\'', '<', '>', '(', ')', '[', ']', '{', '}', '|', '«', '»', '“', '”', '\u00a0', '\u200b'];
    private static readonly char[] Trailing = ['.', ':', '!', '?', '…', '*', '_', ',', ';'];

    /// <summary>The finding with its posts.</summary>
    /// <param name="wanted">What the person says.</param>
    /// <param name="posts">The posts in order.</param>
    /// <param name="spread">How many accounts of the whole store share a link.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    public static FindingCase Of(HandFinding wanted, IReadOnlyList<StoredPost> posts, Func<string, int> spread, string by, DateTimeOffset now)
    {
        IReadOnlyList<IncidentPost> told = [.. posts.OrderBy(p => p.Time).ThenBy(p => p.Id).Select(One)];
        var objects = Objects(told, spread);
        string[] links = [.. objects.Select(o => o.Value)];
        string title = wanted.Title.Trim().TrimEnd('.');
        return new FindingCase(
            new Finding
            {
                Id = Id(wanted, posts, by),
                Detector = HandMade.Detector,
                Bearing = Bearing.Coordination,
                Traces = [],
                Sentence = $"Seen by a person, not by a detector: {title}.",
                Confidence = wanted.Confidence,
                FirstAct = told[0].Time,
                LastAct = told[^1].Time,
                Window = TimeSpan.Zero,
                Accounts = [.. told.GroupBy(p => p.Account, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(Participant)],
                Objects = objects,
                ObjectTotal = objects.Count,
                ObjectTotals = objects.Count == 0 ? [] : [new("link", objects.Count)],
                PostTotal = told.Count,
                Effect = new Effect("posts that a person chose", told.Count, double.NaN),
                Significance = new Significance("none: a person chose these posts", double.NaN, double.NaN, double.NaN),
                Evidence = [.. told.Select(p => new EvidencePost { Id = p.Id, Account = p.Account, Time = p.Time, Text = p.Text, ObjectIndex = Array.FindIndex(links, l => p.Links.Contains(l, StringComparer.Ordinal)), File = p.File, Line = p.Line })],
                Edges = [],
                InnocentExplanations = ["Whoever chooses posts leaves others out: what was not chosen was not looked at, and nothing was tested against chance."],
                Settings =
                [
                    new(HandMade.By, by), new(HandMade.At, now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
                    new(HandMade.Behaviour, wanted.Behaviour), new(HandMade.Reason, wanted.Reason.Trim()),
                ],
            },
            told);
    }

    private static string Id(HandFinding wanted, IReadOnlyList<StoredPost> posts, string by) => "finding--" + Uuid5.Create(Namespace, Encoding.UTF8.GetBytes(
        string.Join('\n', [wanted.Election.Id, by, wanted.Title.Trim(), wanted.Behaviour, .. posts.Select(p => p.Id).Order().Select(i => i.ToString(CultureInfo.InvariantCulture))]))).ToString("D");

    private static Participant Participant(IGrouping<string, IncidentPost> posts) => new()
    {
        Account = posts.Key,
        Role = "periphery",
        Partners = 0,
        Posts = posts.Count(),
        Firsts = 0,
        FirstAct = posts.Min(p => p.Time),
        LastAct = posts.Max(p => p.Time),
    };

    // The number of a post in the store names it among the posts of all scans; captures are numbered by the store too.
    private static IncidentPost One(StoredPost post)
    {
        string[] words = post.Text.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        return new IncidentPost(
            post.Account, post.Time, post.Text, [.. words.Select(Link).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. words.Where(w => w.Length > 1 && w[0] == '#').Select(w => w[1..].TrimEnd(Trailing).ToLowerInvariant()).Distinct(StringComparer.Ordinal)],
            post.Platform, post.Language, (post.Capture << 32) | post.Line, (int)post.Capture, post.Line, post.External.Length > 0 ? post.External : null);
    }

    private static string? Link(string word)
    {
        string address = word.TrimEnd(Trailing);
        if (!address.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return null;
        byte[] bytes = Encoding.UTF8.GetBytes(address), room = new byte[LinkCanonicaliser.MaxOutputLength(bytes.Length)];
        return LinkCanonicaliser.TryCanonicalise(bytes, room, out var link) ? Encoding.UTF8.GetString(room.AsSpan(0, link.Length)) : null;
    }

    // What everybody shares binds nobody: how many share a link is counted over the whole store, not among the chosen posts.
    private static IReadOnlyList<SharedObject> Objects(IReadOnlyList<IncidentPost> posts, Func<string, int> spread) =>
    [
        .. posts.SelectMany(p => p.Links.Select(l => (Link: l, Post: p))).GroupBy(x => x.Link, StringComparer.Ordinal)
            .Select(g => (Link: g.Key, Posts: g.Select(x => x.Post).ToList()))
            .OrderByDescending(g => g.Posts.Count).ThenBy(g => g.Link, StringComparer.Ordinal).Take(MostLinks)
            .Select(g => (g.Link, g.Posts, Accounts: g.Posts.Select(p => p.Account).Distinct(StringComparer.Ordinal).Count()))
            .Select(g => new SharedObject
            {
                Kind = "link",
                Value = g.Link,
                Accounts = g.Accounts,
                Posts = g.Posts.Count,
                AccountsInData = Math.Max(g.Accounts, spread(g.Link)),
                FirstAct = g.Posts.Min(p => p.Time),
                Span = g.Posts.Max(p => p.Time) - g.Posts.Min(p => p.Time),
            }),
    ];
}
