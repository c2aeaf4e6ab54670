using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors;

/// <summary>Finds the reshares of given posts. Reshares name only the post they pass on (see PostPreparer).</summary>
internal static class ResharedPosts
{
    /// <summary>The object that reshares of a post act on, or -1 when nobody reshared it.</summary>
    public static int ObjectOf(PostTable table, int post)
    {
        var segment = table.Locate(post, out int row);
        var id = segment.Resolve(segment.Id[row]);
        if (id.IsEmpty)
            return -1;
        byte[] key = [(byte)TraceKind.Reshare, .. id];
        return table.Objects.Find(key, Utf8Pool.Hash(key));
    }

    /// <summary>All reshares that act on wanted objects.</summary>
    /// <param name="table">The posts.</param>
    /// <param name="wanted">True for objects that are looked for.</param>
    /// <param name="count">How many are; with none the posts are not gone through.</param>
    public static IEnumerable<(int Post, int Object)> Of(PostTable table, Func<int, bool> wanted, int count)
    {
        if (count == 0)
            yield break;
        int post = 0;
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                if ((segment.Flags[row] & PostFlags.Reshare) == 0 || segment.Objects(row).Length != 1)
                    continue;
                int obj = segment.Objects(row)[0];
                if (wanted(obj))
                    yield return (post, obj);
            }
        }
    }
}
