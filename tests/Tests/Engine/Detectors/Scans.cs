using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Cli.Scanning;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Claims;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Engine.Pipeline;
using Tocsin.Engine.Posts;
using Tocsin.Sources;
using Tocsin.Tests.Sources;

namespace Tocsin.Tests.Engine.Detectors;

/// <summary>Posts as NDJSON lines, read and scanned as the command does, without a report on disk.</summary>
internal static class Scans
{
    /// <summary>A small crowd with one operation of each kind in it.</summary>
    public const string Scenario = """
        name: every-kind
        start: 2027-04-01
        days: 5
        posts: 9000
        accounts: 1200
        domains: 30
        topics: 8
        profiles: true
        organic: { breaking_news: 2, debates: 1, trends: 3, greetings: 1, activist_groups: 1, activists_per_group: 15 }
        operations:
          - { name: links, kind: co-sharing, accounts: 12, links: 14, window: 30s, participation: 0.9, camouflage: 0..5 }
          - { name: copies, kind: copypasta, accounts: 12, texts: 12, window: 2m, participation: 0.9, edit_rate: 1.5, camouflage: 0..5 }
          - { name: messages, kind: reworded, accounts: 12, texts: 12, window: 2m, participation: 0.9, camouflage: 0..5 }
          - { name: reshares, kind: fast-reshare, accounts: 12, posts: 12, window: 10s, participation: 0.9, camouflage: 0..5 }
          - { name: tags, kind: hashtag-flood, accounts: 12, sequences: 12, window: 2m, participation: 0.9, camouflage: 0..5 }
          - { name: mixture, kind: mixed, accounts: 12, objects: 12, window: 2m, participation: 0.9, camouflage: 0..5 }
          - { name: farm, kind: account-farm, accounts: 12, posts: 12, window: 1m, participation: 0.9, camouflage: 0..5 }
        """;

    /// <summary>Three accounts that post by software, each at a pace of its own, day and night.</summary>
    public static IEnumerable<string> Clockwork() =>
        from bot in Enumerable.Range(0, 3)
        from n in Enumerable.Range(0, 5 * 24 * 60 / (20 + (10 * bot)))
        let time = new DateTimeOffset(2027, 4, 1, 0, 4 + bot, 11 * bot, TimeSpan.Zero).AddMinutes(n * (20 + (10 * bot)))
        select $$"""{"id":"clockwork-{{bot}}-{{n}}","account":"900000000{{bot}}","time":"{{time:yyyy-MM-ddTHH:mm:ss.fffZ}}","text":"Reading {{n}}.","urls":[],"hashtags":[],"mentions":[],"lang":"en"}""";

    public static readonly JsonSerializerOptions Json = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Five sites that print the same twelve texts within minutes, each passed on by one reader, with the first word changed.</summary>
    public static IEnumerable<string> Articles() =>
        from text in Enumerable.Range(0, 12)
        from site in Enumerable.Range(0, 5)
        let time = DateTimeOffset.Parse("2027-04-01T06:00:00Z", System.Globalization.CultureInfo.InvariantCulture).AddHours(text * 9).AddMinutes(site * 3)
        let words = string.Join(' ', new Random(text).GetItems("abcdefghijklmnopqrst".ToCharArray(), 56).Chunk(7).Select(w => new string(w)))
        let item = $"{words} told by edition {(char)('a' + site)}"
        select JsonSerializer.Serialize(new { id = $"article-{text}-{site}", account = $"reader-{text}-{site}", time, text = item, urls = new[] { $"https://mirror{site}.example/{text}" } });

    public static string[] Lines(byte[] posts) => Encoding.UTF8.GetString(posts).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A table of the files' posts in the order given.</summary>
    public static PostTable Table(IEnumerable<IEnumerable<string>> files, int chunkBytes = 2 << 20, int threads = 1)
    {
        using var folder = new TemporaryFolder();
        var paths = files.Select((lines, i) => folder.Write($"{i:d3}.ndjson", string.Join('\n', lines) + "\n")).ToList();
        var reader = new PostReader(paths, new ReadOptions { ChunkBytes = chunkBytes, Threads = threads }, new RejectionLog());
        var table = new PostTable();
        foreach (var batch in reader.Read(static () => new PrepareStage()))
            table.Append(batch.Stage.Prepared);
        table.Seal();
        return table;
    }

    public static PostTable Table(IEnumerable<string> lines) => Table([lines]);

    public static IReadOnlyList<DetectedFinding> Detect(IDetector detector, PostTable table) =>
        detector.Detect(Context(table), CancellationToken.None).Findings;

    /// <summary>What every detector is given in tests.</summary>
    public static DetectionContext Context(PostTable table) => new(table, null, DetectionSettings.Defaults)
    {
        Claims = Claims(table),
        Outlets = new OutletKnowledge(Outlets(table), []),
    };

    /// <summary>The wordings that most accounts of the simulated traffic post, as if a fact-checker had rated them.</summary>
    private static List<ClaimReview> Claims(PostTable table) =>
    [
        .. Posts(table).Where(p => p.Segment.Distinct[p.Row] >= 0)
            .GroupBy(p => p.Segment.Distinct[p.Row])
            .Select(g => (Accounts: g.Select(p => p.Segment.Account[p.Row]).Distinct().Count(), Text: g.Select(p => Encoding.UTF8.GetString(p.Segment.Resolve(p.Segment.Text[p.Row]))).Min(StringComparer.Ordinal)!))
            .OrderByDescending(t => t.Accounts).ThenBy(t => t.Text, StringComparer.Ordinal).Take(5)
            .Select(t => new ClaimReview { Claim = t.Text, Verdict = ClaimVerdict.False, Rating = "False", Publisher = "Checkers", Url = "https://check.example/1", Reviewed = DateTimeOffset.UnixEpoch, Origin = "test" }),
    ];

    /// <summary>The three domains that stand first in the alphabet, as if they were state-controlled.</summary>
    private static List<KnownOutlet> Outlets(PostTable table) =>
    [
        .. Enumerable.Range(0, table.Objects.Count).Where(o => table.KindOf(o) == TraceKind.Domain)
            .Select(o => Encoding.UTF8.GetString(table.ValueOf(o))).Order(StringComparer.Ordinal).Take(3)
            .Select(d => new KnownOutlet { Name = d, Domains = [d], Statuses = [new OutletStatus("state-controlled", "test", null, "test")] }),
    ];

    private static IEnumerable<(PostSegment Segment, int Row)> Posts(PostTable table) =>
        table.Segments.SelectMany(s => Enumerable.Range(0, s.Count).Select(row => (s, row)));

    /// <summary>A whole scan of one file.</summary>
    public static ScanReport Scan(string path, int threads = 1, bool reveal = true)
    {
        var shard = new Shard(new ScanSettings { Version = "test", Reveal = reveal, Threads = threads });
        var rejections = new RejectionLog();
        var reader = new PostReader([path], new ReadOptions { Threads = threads }, rejections);
        foreach (var batch in reader.Read(static () => new PrepareStage()))
            shard.Append(batch.Stage.Prepared, batch.File.Path, rejections);
        return shard.Complete([], rejections).Report;
    }

    public static ScanReport Scan(byte[] posts, int threads = 1, bool reveal = true)
    {
        using var folder = new TemporaryFolder();
        return Scan(folder.Write("posts.ndjson", posts), threads, reveal);
    }

    /// <summary>Findings as text: without the places of posts in their files, numbers to nine digits, as sums may round otherwise.</summary>
    public static string Comparable(IEnumerable<DetectedFinding> findings)
    {
        var all = findings.Select(f => Plain(JsonSerializer.SerializeToNode(f.Finding, Json)!)).OrderBy(f => f["Id"]!.GetValue<string>(), StringComparer.Ordinal);
        return string.Join('\n', all.Select(f => f.ToJsonString()));
    }

    private static JsonNode Plain(JsonNode node)
    {
        if (node is JsonObject obj)
        {
            obj.Remove("File");
            obj.Remove("Line");
            foreach (var (key, child) in obj.ToList())
                obj[key] = child is null ? null : Plain(child.DeepClone());
        }
        else if (node is JsonArray array)
        {
            for (int i = 0; i < array.Count; i++)
                array[i] = array[i] is { } child ? Plain(child.DeepClone()) : null;
        }
        else if (node.GetValueKind() == JsonValueKind.Number)
        {
            return JsonValue.Create(node.GetValue<double>().ToString("G9", System.Globalization.CultureInfo.InvariantCulture));
        }

        return node;
    }
}
