using System.IO.Hashing;
using System.Text;
using Tocsin.Engine.Model;
using Tocsin.Sources;

namespace Tocsin.Server.Ingest;

/// <summary>What of a request can be read, by the reader that will read it again for detection.</summary>
internal sealed class ArrivedPosts
{
    private const int Listed = 1000;
    private readonly Dictionary<long, ulong> _lines = [];

    private ArrivedPosts(RejectionLog rejections)
    {
        Rejected = rejections.Total;
        Refused = [.. rejections.Listed.Take(Listed).Select(r => new RefusedLine(r.Line, Word(r.Reason), r.Detail))];
    }

    /// <summary>Lines of good posts with the hash by which each is known again.</summary>
    public IReadOnlyDictionary<long, ulong> Lines => _lines;

    /// <summary>How many lines cannot be read.</summary>
    public long Rejected { get; }

    /// <summary>The first of these.</summary>
    public IReadOnlyList<RefusedLine> Refused { get; }

    /// <summary>Reads a file of Tocsin NDJSON.</summary>
    public static ArrivedPosts Read(string file, CancellationToken cancellation)
    {
        var rejections = new RejectionLog();
        var reader = new PostReader([file], new ReadOptions { Format = "tocsin" }, rejections);
        var found = new List<(long Line, ulong Hash)>();
        foreach (var batch in reader.Read(() => new HashStage(), cancellation))
        {
            for (int i = 0; i < batch.Posts.Count; i++)
                found.Add((batch.Posts.Lines[i], batch.Stage.Hashes[i]));
        }

        var arrived = new ArrivedPosts(rejections);
        foreach (var (line, hash) in found)
            arrived._lines[line] = hash;
        return arrived;
    }

    // MissingTime becomes missing-time.
    private static string Word(RejectionReason reason)
    {
        var word = new StringBuilder();
        foreach (char c in reason.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && word.Length > 0)
                word.Append('-');
            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }

    private sealed class HashStage : IBatchStage
    {
        public List<ulong> Hashes { get; } = [];

        public void Run(PostBatch batch)
        {
            Hashes.Clear();
            var hash = new XxHash3();
            for (int i = 0; i < batch.Count; i++)
            {
                hash.Reset();
                hash.Append(batch.Get(i, PostField.Platform));
                hash.Append("\n"u8);
                var id = batch.Get(i, PostField.Id);
                hash.Append(id);
                if (id.IsEmpty)
                    Whole(hash, batch, i);
                Hashes.Add(hash.GetCurrentHashAsUInt64());
            }
        }

        // A post without an id is known by who said what when.
        private static void Whole(XxHash3 hash, PostBatch batch, int post)
        {
            hash.Append(batch.Get(post, PostField.Account));
            hash.Append(BitConverter.GetBytes(batch.Times[post]));
            hash.Append(batch.Get(post, PostField.Text));
        }
    }
}
