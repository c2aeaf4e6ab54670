using System.Text;
using Tocsin.Engine.Model;
using Tocsin.Sources;

namespace Tocsin.Server.Ingest;

/// <summary>How a file would be read: its format, its first posts, what of its beginning cannot be read.</summary>
public sealed record Preview
{
    private const int Shown = 8;
    private const int ChunkBytes = 256 * 1024;

    /// <summary>Format; empty when none was recognised.</summary>
    public required string Format { get; init; }

    /// <summary>The first posts.</summary>
    public required IReadOnlyList<PreviewedPost> Posts { get; init; }

    /// <summary>What was not understood of the beginning.</summary>
    public required IReadOnlyList<Rejection> Rejections { get; init; }

    /// <summary>Names of columns or top-level keys, where the file has any.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Reads the beginning of a file.</summary>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    public static Preview Of(string path, IReadOnlyDictionary<string, string> map, CancellationToken cancellation)
    {
        var rejections = new RejectionLog();
        var reader = new PostReader([path], new ReadOptions { Map = map, ChunkBytes = ChunkBytes }, rejections);
        var posts = new List<PreviewedPost>();
        foreach (var batch in reader.Read(() => new Nothing(), cancellation))
        {
            for (int i = 0; i < batch.Posts.Count && posts.Count < Shown; i++)
                posts.Add(Shape(batch.Posts, i));
            if (posts.Count == Shown)
                break;
        }

        return new Preview
        {
            Format = reader.Files is [{ Format: { } format }, ..] ? format : "",
            Posts = posts,
            Rejections = [.. rejections.Listed.Take(Shown)],
            Columns = ColumnNames.Of(path),
        };
    }

    private static PreviewedPost Shape(PostBatch batch, int i) => new(
        batch.Lines[i],
        DateTimeOffset.FromUnixTimeMilliseconds(batch.Times[i]),
        Encoding.UTF8.GetString(batch.Get(i, PostField.Account)),
        Encoding.UTF8.GetString(batch.Get(i, PostField.Text)),
        Encoding.UTF8.GetString(batch.Get(i, PostField.Id)));

    private sealed class Nothing : IBatchStage
    {
        public void Run(PostBatch batch)
        {
        }
    }
}
