using System.Text;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Pipeline;

/// <summary>Reads the posts behind a finding out of the table for incident building.</summary>
internal static class IncidentPosts
{
    /// <summary>The posts, in the given order.</summary>
    public static IReadOnlyList<IncidentPost> Of(PostTable table, IReadOnlyList<int> posts) => [.. posts.Select(p => One(table, p))];

    private static IncidentPost One(PostTable table, int post)
    {
        var segment = table.Locate(post, out int row);
        var links = new List<string>();
        var hashtags = new List<string>();
        foreach (int o in segment.Objects(row))
        {
            var kind = table.KindOf(o);
            if (kind == TraceKind.Link)
                links.Add(Encoding.UTF8.GetString(table.ValueOf(o)));
            else if (kind == TraceKind.Hashtag)
                hashtags.Add(Hashtag(table.ValueOf(o)));
        }

        return new IncidentPost(
            Encoding.UTF8.GetString(table.Accounts.Get(segment.Account[row])),
            DateTimeOffset.FromUnixTimeMilliseconds(segment.Time[row]),
            Encoding.UTF8.GetString(segment.Resolve(segment.Text[row])),
            links,
            hashtags,
            table.Labels.Get(segment.Platform[row]),
            table.Labels.Get(segment.Language[row]),
            post,
            segment.File[row],
            segment.Line[row],
            Encoding.UTF8.GetString(segment.Resolve(segment.Id[row])));
    }

    private static string Hashtag(ReadOnlySpan<byte> value)
    {
        // A hashtag object is the folded tag, a blank and its day.
        int blank = value.LastIndexOf((byte)' ');
        return Encoding.UTF8.GetString(blank < 0 ? value : value[..blank]);
    }
}
