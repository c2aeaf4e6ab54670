using System.Text.Json;
using Tocsin.Engine.Model.Findings;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>What is shown of an election at a glance.</content>
public sealed partial class CaseStore
{
    private const long HourMilliseconds = 3_600_000;

    /// <summary>Posts by hour, in order; hours without any are left out. O(hours), not O(posts).</summary>
    public IReadOnlyList<ActivityHour> Activity(string election) => Read(work => work.Rows(
        "SELECT h.hour, SUM(h.posts) FROM capture_hours h JOIN captures c ON c.id = h.capture JOIN scans s ON s.id = c.scan WHERE c.election = @election AND s.complete = 1 GROUP BY h.hour ORDER BY h.hour",
        r => new ActivityHour(DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0) * HourMilliseconds), Convert.ToInt64(r.GetValue(1), System.Globalization.CultureInfo.InvariantCulture)),
        ("election", election)));

    /// <summary>The newest scans of an election.</summary>
    public IReadOnlyList<ScanCard> Scans(string election, int most) => Read(work => work.Rows(
            "SELECT id, at, actor, posts, (SELECT COUNT(*) FROM findings f WHERE f.scan = s.id AND f.detector <> 'by-hand'), settings FROM scans s WHERE election = @election AND complete = 1 ORDER BY at DESC, id DESC LIMIT @most",
            r => new ScanCard(r.GetString(0), r.Time(1), r.GetString(2), r.GetInt64(3), r.GetInt64(4), []) { Off = DetectorsOff(JsonSerializer.Deserialize(r.GetString(5), StoreJson.Default.IReadOnlyDictionaryStringString)!) },
            ("election", election), ("most", most))
        .Select(s => s with { Inputs = work.Rows("SELECT name FROM captures WHERE scan = @scan ORDER BY id", r => r.GetString(0), ("scan", s.Id)) }).ToList());

    /// <summary>Findings and sightings of these detectors, the newest act first.</summary>
    public IReadOnlyList<FoundCard> Found(string election, IReadOnlyList<string> detectors, int most) => Read(work => work.Rows(
        $"SELECT f.id, f.detector, f.sentence, f.confidence, f.first, f.last, f.kind, f.body, i.number FROM findings f "
        + "LEFT JOIN incident_members m ON m.election = f.election AND m.member = f.id LEFT JOIN incidents i ON i.id = m.incident "
        + $"WHERE f.election = @election AND f.detector IN ({FindingRows.Names(detectors.Count)}) ORDER BY COALESCE(f.last, 0) DESC, f.id LIMIT @most",
        r => new FoundCard
        {
            Id = r.GetString(0),
            Detector = r.GetString(1),
            Sentence = r.GetString(2),
            Confidence = (Confidence)r.GetInt32(3),
            First = r.TimeOrNull(4),
            Last = r.TimeOrNull(5),
            Sighting = r.GetString(6) == FindingRows.Sighted ? JsonSerializer.Deserialize(r.GetString(7), StoreJson.Default.Sighting) : null,
            Incident = r.IsDBNull(8) ? null : r.GetInt64(8),
        },
        [("election", election), ("most", most), .. FindingRows.Named(detectors)]));

    // Counts what was added, by capture and hour.
    private static void AddHours(Work work, IReadOnlyDictionary<(long Capture, long Hour), long> counts) => work.Home.Load(
        work, "capture_hours", HourColumns, counts.OrderBy(c => c.Key).Select(c => new object?[] { c.Key.Capture, c.Key.Hour, c.Value }));

    private static void Count(Dictionary<(long Capture, long Hour), long> counts, IEnumerable<StoredPost> posts)
    {
        foreach (var post in posts)
        {
            var key = (post.Capture, Math.DivRem(post.Time.ToUnixTimeMilliseconds(), HourMilliseconds).Quotient);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }

    private static string[] HourColumns => ["capture", "hour", "posts"];
}
