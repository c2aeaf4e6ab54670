using System.Data.Common;
using System.Text.Json;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Engine.Pipeline;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage;

/// <content>Looking for everything by its words: posts, and what findings and evidence say.</content>
public sealed partial class CaseStore
{
    private const string FoundWhere =
        "n.id < @before AND n.id > @after AND (@election = '' OR n.election = @election) AND (@kind = 'all' OR n.kind = @kind) "
        + "AND (@timed = 0 OR (g.first < @until AND g.last >= @from))";

    /// <summary>Everything of a kind with all these words. Accounts are pseudonyms.</summary>
    /// <param name="typed">Words, as for posts.</param>
    /// <param name="election">Only of this election; null for all.</param>
    /// <param name="cursor">Where the last page ended; null to begin.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="filter">Which of it; platform and language are those of posts, and what has none is left out where one is asked for.</param>
    /// <param name="show">What of a decoy that rang the reader may see; null for all.</param>
    /// <remarks>O(hits among findings and evidence) and what <see cref="Search"/> takes among posts.</remarks>
    public ObservationPage Observe(string typed, string? election, string? cursor, int most, PostFilter? filter = null, Func<Sighting, Sighting>? show = null)
    {
        filter = (filter ?? PostFilter.None).Whole();
        var words = SearchWords.Query(typed);
        var at = ObservationCursor.Read(cursor);
        var items = new List<Observation>();
        if (!at.Posts && SearchKinds.HasFound(filter.Kind))
        {
            items.AddRange(Read(work => Found(work, words, election, at.Before, most, filter, show)));
            if (items.Count == most)
                return new ObservationPage(items, new ObservationCursor(false, items[^1].Number).ToString());
        }

        if (!SearchKinds.HasPosts(filter.Kind))
            return new ObservationPage(items, null);
        int left = most - items.Count;
        var names = new Pseudonymiser(PseudonymKey);
        var posts = Search(typed, election, at.Posts ? at.Before : null, left, filter);
        items.AddRange(posts.Select(p => Told(p, election, names)));
        return new ObservationPage(items, posts.Count == left ? new ObservationCursor(true, posts[^1].Id).ToString() : null);
    }

    private List<Observation> Found(Work work, IReadOnlyList<SearchWord> words, string? election, long before, int most, PostFilter filter, Func<Sighting, Sighting>? show)
    {
        if (!CanBeFound(filter))
            return [];
        return work.Rows(
            $"SELECT n.id, n.kind, g.id, g.detector, g.sentence, g.confidence, g.first, g.last, n.about, CASE WHEN g.detector = '{FoundText.Decoys}' THEN g.body END, n.election, i.number FROM found n "
            + "JOIN findings g ON g.election = n.election AND g.id = n.finding LEFT JOIN incident_members m ON m.election = g.election AND m.member = g.id LEFT JOIN incidents i ON i.id = m.incident "
            + $"WHERE {_home.FoundMatch} AND {FoundWhere} ORDER BY n.id DESC LIMIT @most",
            r => Told(r, show),
            [("before", before), ("after", 0L), ("most", most), .. Asked(words, election, filter)]);
    }

    // How many findings and pieces of evidence came after a number; at most so many are counted.
    private int FoundAfter(Work work, IReadOnlyList<SearchWord> words, string election, long after, int most, PostFilter filter) => !CanBeFound(filter) || !SearchKinds.HasFound(filter.Kind) ? 0 : work.Value<int>(
        $"SELECT COUNT(*) FROM (SELECT n.id FROM found n JOIN findings g ON g.election = n.election AND g.id = n.finding WHERE {_home.FoundMatch} AND {FoundWhere} LIMIT @most) c",
        [("before", long.MaxValue), ("after", after), ("most", most), .. Asked(words, election, filter)]);

    private static bool CanBeFound(PostFilter filter) => filter.Platform.Length == 0 && filter.Language.Length == 0;

    // Pseudonyms of accounts stand among the words of a finding.
    private (string, object?)[] Asked(IReadOnlyList<SearchWord> words, string? election, PostFilter filter) =>
    [
        ("match", _home.Match(filter.Account.Length == 0 ? words : [.. words.Union(SearchWords.Query(filter.Account))])),
        ("election", election ?? ""), ("kind", filter.Kind), ("timed", filter.From is null && filter.Until is null ? 0 : 1),
        ("from", filter.From?.ToUnixTimeMilliseconds() ?? long.MinValue), ("until", filter.Until?.ToUnixTimeMilliseconds() ?? long.MaxValue),
    ];

    private static Observation Told(StoredPost post, string? election, Pseudonymiser names) => new()
    {
        Kind = post.Platform == SearchKinds.Web ? SearchKinds.Articles : SearchKinds.Posts,
        Number = post.Id,
        Time = post.Time,
        Text = Pseudonymiser.Mask(post.Text),
        Account = names.Account(post.Account),
        Platform = post.Platform,
        Language = post.Language,
        Capture = post.Capture,
        Line = post.Line,
        Election = election,
    };

    // The whole of a finding may be large: what is shown of it stands apart. Of a decoy the reader may see only a part.
    private static Observation Told(DbDataReader row, Func<Sighting, Sighting>? show) => new()
    {
        Kind = row.GetString(1),
        Number = row.GetInt64(0),
        Finding = row.GetString(2),
        Detector = row.GetString(3),
        Text = show is not null && !row.IsDBNull(9) ? show(JsonSerializer.Deserialize(row.GetString(9), StoreJson.Default.Sighting)!).Sentence : FileNames.In(row.GetString(4)),
        Confidence = (Confidence)row.GetInt32(5),
        Time = row.TimeOrNull(6),
        Until = row.TimeOrNull(7),
        About = row.GetString(8).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        Election = row.GetString(10),
        Incident = row.IsDBNull(11) ? null : row.GetInt64(11),
    };
}
