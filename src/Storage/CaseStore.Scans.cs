using System.Text.Json;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>Keeping what scans found.</content>
public sealed partial class CaseStore
{
    private const int PostsAtOnce = 50_000;

    private const int Many = 10_000;

    private const string Enabled = ".enabled", Off = "off";

    // An interrupted scan that nobody finished for so long will not be finished.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(12);
    private static string[] CaptureColumns => ["id", "scan", "election", "name", "format", "bytes", "sha256", "at", "posts"];

    /// <summary>Keeps a scan: its posts in parts, then its findings and what becomes of the incidents in one transaction.</summary>
    /// <remarks>Until the last part is written nothing of it is shown. Inputs whose hash the store has already bring no posts again.</remarks>
    /// <exception cref="StoreException">It could not be kept; what was there before stands.</exception>
    public KeptScan Keep(ScanToKeep scan, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scan);
        string id = "scan--" + Guid.CreateVersion7(_clock.GetUtcNow()).ToString("D");
        if (scan.Posts is IReadOnlyCollection<(int Capture, StoredPost Post)> { Count: 0 })
        {
            scan = scan with { Records = [.. scan.Records] };
            return Write(work =>
            {
                var begun = Begin(work, id, scan);
                return Finish(work, id, Placed(scan, begun.Numbers), begun, 0, new Dictionary<(long, long), long>());
            });
        }

        var begins = Write(work => Begin(work, id, scan));
        long posts = 0;
        var hours = new Dictionary<(long Capture, long Hour), long>();
        foreach (var part in OneAhead.Of(scan.Posts.Where(p => begins.Fresh[p.Capture]).Chunk(PostsAtOnce).Select(p => Prepared(p, begins.Numbers))))
        {
            cancellation.ThrowIfCancellationRequested();
            posts += Write(work => AddPosts(work, id, part));
            Count(hours, part.Select(p => p.Post));
        }

        // Inputs are read again for the records: not while everybody else waits.
        var whole = Placed(scan, begins.Numbers) with { Records = [.. Placed(scan, begins.Numbers).Records] };
        return Write(work =>
        {
            RequireOnce(work, scan, begins);
            return Finish(work, id, whole, begins, posts, hours);
        });
    }

    /// <summary>Removes what interrupted scans left.</summary>
    /// <returns>How many there were.</returns>
    public int RemoveUnfinished(TimeSpan olderThan) => Write(work => RemoveUnfinished(work, olderThan));

    private int RemoveUnfinished(Work work, TimeSpan olderThan)
    {
        var scans = work.Rows("SELECT id FROM scans WHERE complete = 0 AND at < @before", r => r.GetString(0), ("before", (_clock.GetUtcNow() - olderThan).ToUnixTimeMilliseconds()));
        foreach (string scan in scans)
        {
            foreach (long capture in work.Rows("SELECT id FROM captures WHERE scan = @scan", r => r.GetInt64(0), ("scan", scan)))
                _home.RemovePosts(work, capture);
            work.Execute("DELETE FROM captures WHERE scan = @scan", ("scan", scan));
            work.Execute("DELETE FROM scans WHERE id = @scan", ("scan", scan));
        }

        return scans.Count;
    }

    // Numbers of captures stand in place of the scan's own numbering of its inputs.
    private static ScanToKeep Placed(ScanToKeep scan, long[] numbers) =>
        scan with { Records = scan.Records.Select(r => r with { Capture = numbers[r.Capture] }), Cases = [.. scan.Cases.Select(c => Placed(c, numbers))], Context = [.. scan.Context.Select(f => Placed(f, numbers))] };

    private static FindingCase Placed(FindingCase one, long[] numbers) =>
        new(Placed(one.Finding, numbers), [.. one.Posts.Select(p => p with { File = (int)numbers[p.File], Key = (numbers[p.File] << 32) | p.Line })]);

    private static Finding Placed(Finding finding, long[] numbers) => finding with { Evidence = [.. finding.Evidence.Select(e => e with { File = (int)numbers[e.File] })] };

    // Gives each capture a number; one whose posts are here already keeps the number it has.
    private Begun Begin(Work work, string id, ScanToKeep scan)
    {
        string actor = Acting(work, scan.Actor, "scan");
        if (scan.Captures.Count > 0)
            RequireCollection(work, scan.Election.Id);
        RemoveUnfinished(work, Abandoned);
        long now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        _ = PutElection(work, scan.Election, scan.Profile);
        work.Execute(
            "INSERT INTO scans (id, election, at, actor, version, settings, posts, complete) VALUES (@id, @election, @now, @actor, @version, @settings, 0, 0)",
            ("id", id), ("election", scan.Election.Id), ("now", now), ("actor", actor), ("version", scan.Version), ("settings", JsonSerializer.Serialize(scan.Settings, StoreJson.Default.IReadOnlyDictionaryStringString)));
        long next = work.Value<long>("SELECT MAX(id) FROM captures");
        long[] known = [.. scan.Captures.Select(c => Known(work, scan.Election.Id, c))];
        long[] numbers = [.. known.Select(k => k > 0 ? k : ++next)];
        _home.Load(work, "captures", CaptureColumns, scan.Captures.Select((c, i) => (Capture: c, Number: numbers[i], Fresh: known[i] == 0)).Where(c => c.Fresh)
            .Select(c => new object?[] { c.Number, id, scan.Election.Id, c.Capture.Name, c.Capture.Format, c.Capture.Bytes, c.Capture.Sha256, now, c.Capture.Posts }));
        return new Begun(numbers, [.. known.Select(k => k == 0)], actor);
    }

    private static long Known(Work work, string election, Capture capture) => capture.Sha256.Length == 0 ? 0 : work.Value<long>(
        "SELECT MIN(c.id) FROM captures c JOIN scans s ON s.id = c.scan WHERE c.election = @election AND c.sha256 = @hash AND c.format = @format AND s.complete = 1",
        ("election", election), ("hash", capture.Sha256), ("format", capture.Format));

    /// <summary>Names of the captures by their numbers, for what points to them.</summary>
    public IReadOnlyDictionary<long, string> Captures() => Read(work => work.Rows("SELECT id, name FROM captures", r => (r.GetInt64(0), r.GetString(1))).ToDictionary(c => c.Item1, c => c.Item2));

    // Words are taken from the text as it will be kept.
    private static (StoredPost Post, string Words)[] Prepared((int Capture, StoredPost Post)[] part, long[] numbers)
    {
        var posts = new (StoredPost Post, string Words)[part.Length];
        Parallel.For(0, part.Length, i =>
        {
            string text = StoredText.Clean(part[i].Post.Text);
            posts[i] = (part[i].Post with { Capture = numbers[part[i].Capture], Text = text }, SearchWords.Folded(text));
        });
        return posts;
    }

    private long AddPosts(Work work, string id, (StoredPost Post, string Words)[] part)
    {
        if (work.Value<long>("SELECT COUNT(*) FROM scans WHERE id = @id AND complete = 0", ("id", id)) == 0)
            throw new StoreException("the scan was taken for abandoned and removed while it was being kept", "keep it again");
        long next = work.Value<long>("SELECT MAX(id) FROM posts");
        _home.LoadPosts(work, part.Select((p, i) => (p.Post with { Id = next + i + 1 }, p.Words)), part.Length >= Many);
        return part.Length;
    }

    private KeptScan Finish(Work work, string id, ScanToKeep scan, Begun begun, long posts, IReadOnlyDictionary<(long Capture, long Hour), long> hours)
    {
        var now = _clock.GetUtcNow();
        if (work.Execute("UPDATE scans SET complete = 1, posts = @posts WHERE id = @id AND complete = 0", ("id", id), ("posts", posts)) == 0)
            throw new StoreException("the scan was taken for abandoned and removed while it was being kept", "keep it again");
        if (posts >= Many)
            _home.Learn(work);
        var (fresh, outgrown) = FindingRows.Add(work, id, scan, new IncidentBuilder(scan.Election), begun.Before);
        RecordRows.Add(work, scan.Records);
        AddHours(work, hours);
        var held = IncidentRows.Touched(work, scan.Election.Id, [.. outgrown.Select(o => o.Finding)]);
        var changes = fresh.Count == 0 ? [] : FusionPass.Run(work, scan.Election.Id, new IncidentFusion(scan.Election), fresh, now, outgrown.ToDictionary(o => o.Finding, o => o.Successor, StringComparer.Ordinal));
        var outlived = OutgrownRows.Add(work, scan.Election.Id, outgrown, Held(work, held), now);
        int known = scan.Cases.Count + scan.Context.Count + scan.Sightings.Count - fresh.Count;
        AuditLog.Append(work, now, begun.Actor, "scan", id, $"{scan.Election.Id}: {scan.Captures.Count} inputs, {posts} posts added, {fresh.Count} new findings, {known} known{(outgrown.Count > 0 ? $", {outgrown.Count} outgrown" : "")}, {changes.Count} incidents changed; version {scan.Version}{Silent(scan.Settings)}");
        return new KeptScan(id, posts, fresh.Count, known, changes) { Outgrown = outgrown.Count, Outlived = outlived };
    }

    // Another scan may have kept the same file while this one wrote its posts: they would be there twice. What this one wrote is never shown, and goes.
    private static void RequireOnce(Work work, ScanToKeep scan, Begun begun)
    {
        for (int i = 0; i < scan.Captures.Count; i++)
        {
            if (begun.Fresh[i] && Known(work, scan.Election.Id, scan.Captures[i]) > 0)
                throw new StoreException($"{FileNames.Of(scan.Captures[i].Name)} was kept by another scan at the same time", "scan it again: its posts are there, and what else was found is kept then");
        }
    }

    // What incidents on hold rested on stays whole.
    private static HashSet<string> Held(Work work, List<KnownIncident> incidents) =>
        [.. incidents.Where(i => work.Value<string>("SELECT kind FROM decisions WHERE incident = @id AND kind IN ('hold', 'release') ORDER BY seq DESC LIMIT 1", ("id", i.Id)) == "hold").SelectMany(i => i.Members)];

    // Who reads later that nothing was found must know who was not asked.
    private static string Silent(IReadOnlyDictionary<string, string> settings) => DetectorsOff(settings) is { Count: > 0 } off ? $"; did not run: {string.Join(", ", off)}" : "";

    private static List<string> DetectorsOff(IReadOnlyDictionary<string, string> settings) =>
        [.. settings.Where(s => s.Value == Off && s.Key.EndsWith(Enabled, StringComparison.Ordinal)).Select(s => s.Key[..^Enabled.Length]).Order(StringComparer.Ordinal)];

    // Numbers of the captures, which of them are new, and who scans.
    private sealed record Begun(long[] Numbers, bool[] Fresh, string Actor)
    {
        public IReadOnlySet<long> Before => Numbers.Where((_, i) => !Fresh[i]).ToHashSet();
    }
}
