using System.Text;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors;

/// <summary>What every finding takes from the posts: names, evidence, a stable id, and whether the profile declares the accounts.</summary>
internal sealed class FindingSources(DetectionContext context)
{
    /// <summary>Posts listed as evidence in a finding; all are counted.</summary>
    public const int PostsListed = 2000;

    private static readonly Guid Namespace = new("5f0e7d0a-6c1b-5b0e-9f39-7f0d5b6f3c11");

    private readonly PostTable _table = context.Posts;

    /// <summary>A time in a finding.</summary>
    public static DateTimeOffset Time(long unixMilliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds);

    /// <summary>An id that depends on what is claimed alone, not on the order or place of posts.</summary>
    /// <param name="detector">Name of the detector.</param>
    /// <param name="first">Time of the first act, Unix milliseconds.</param>
    /// <param name="last">Time of the last act, Unix milliseconds.</param>
    /// <param name="parts">What else tells it from other findings of the detector; sorted here.</param>
    public static string Id(string detector, long first, long last, IEnumerable<string> parts) =>
        $"finding--{Uuid5.Create(Namespace, Encoding.UTF8.GetBytes($"{detector}|{first}|{last}|{string.Join('|', parts.Order(StringComparer.Ordinal))}"))}";

    /// <summary>Name of an account.</summary>
    public string Name(int account) => Encoding.UTF8.GetString(_table.Accounts.Get(account));

    /// <summary>Text of a post as posted.</summary>
    public string Text(int post)
    {
        var segment = _table.Locate(post, out int row);
        return Encoding.UTF8.GetString(segment.Resolve(segment.Text[row]));
    }

    /// <summary>The name under which the profile declares at least four fifths of the accounts as openly one organisation.</summary>
    public string? DeclaredAs(IReadOnlyCollection<string> accounts)
    {
        foreach (var declared in context.Election?.DeclaredGroups ?? [])
        {
            var known = declared.Accounts.SelectMany(a => new[] { a, a[(a.IndexOf(':', StringComparison.Ordinal) + 1)..] })
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (accounts.Count(known.Contains) >= 0.8 * accounts.Count)
                return declared.Name;
        }

        return null;
    }

    /// <summary>The posts in order of time with the way back to the raw input, at most <see cref="PostsListed"/>.</summary>
    /// <param name="posts">Post numbers.</param>
    /// <param name="objectOf">Index of the object in the finding that a post acts on, or -1.</param>
    public List<EvidencePost> Evidence(IEnumerable<int> posts, Func<int, int> objectOf)
    {
        // Names and ids decide between posts of one moment, so that the order of the input does not.
        var ordered = posts.Select(p => (Post: p, Segment: _table.Locate(p, out int row), Row: row))
            .OrderBy(x => x.Segment.Time[x.Row])
            .ThenBy(x => x.Segment.Account[x.Row], new AccountOrder(_table.Accounts))
            .ThenBy(x => Encoding.UTF8.GetString(x.Segment.Resolve(x.Segment.Id[x.Row])), StringComparer.Ordinal)
            .ThenBy(x => x.Post);
        return
        [
            .. ordered.Take(PostsListed).Select(x => new EvidencePost
            {
                Id = Encoding.UTF8.GetString(x.Segment.Resolve(x.Segment.Id[x.Row])),
                Account = Name(x.Segment.Account[x.Row]),
                Time = Time(x.Segment.Time[x.Row]),
                Text = Encoding.UTF8.GetString(x.Segment.Resolve(x.Segment.Text[x.Row])),
                ObjectIndex = objectOf(x.Post),
                File = x.Segment.File[x.Row],
                Line = x.Segment.Line[x.Row],
            }),
        ];
    }
}
