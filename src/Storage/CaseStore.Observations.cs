using System.Data.Common;
using System.Text.Json;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Engine.Pipeline;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>Looking for everything by its words: posts, and what findings and evidence say.</content>
public sealed partial class CaseStore
{
    private const int MostAbout = 8, LongestAbout = 200;

    private const string FoundWhere =
        "n.id < @before AND n.id > @after AND (@election = '' OR n.election = @election) AND (@kind = 'all' OR n.kind = @kind) "
        + "AND (@timed = 0 OR (g.first < @until AND g.last >= @from))";

    /// <summary>Everything of a kind with all these words. Accounts are pseudonyms.</summary>
    /// <param name="typed">Words, as for posts.</param>
    /// <param name="election">Only of this election; null for all.</param>
    /// <param name="cursor">Where the last page ended; null to begin.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="filter">Which of it; platform and language are those of posts, and what has none is left out where one is asked for.</param>
    /// <param name="show">What of a sighting the reader may see.</param>
    /// <remarks>O(hits among findings and evidence) and what <see cref="Search"/> takes among posts.</remarks>
    public ObservationPage Observe(string typed, string? election, string? cursor, int most, PostFilter? filter = null, Func<Sighting, Sighting>? show = null)
    {
        filter = (filter ?? PostFilter.None).Whole();
        var words = SearchWords.Query(typed);
        var at = ObservationCursor.Read(cursor);
        var items = new List<Observation>();
        if (!at.Posts && SearchKinds.HasFound(filter.Kind))
        {
            items.AddRange(Read(work => Found(work, words, election, at.Before, most, filter, show ?? (s => s))));
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

    private List<Observation> Found(Work work, IReadOnlyList<SearchWord> words, string? election, long before, int most, PostFilter filter, Func<Sighting, Sighting> show)
    {
        if (!CanBeFound(filter))
            return [];
        var names = new Pseudonymiser(PseudonymKey);
        return work.Rows(
            "SELECT n.id, n.kind, g.kind, g.body, i.number, n.election FROM found n JOIN findings g ON g.election = n.election AND g.id = n.finding "
            + "LEFT JOIN incident_members m ON m.election = g.election AND m.member = g.id LEFT JOIN incidents i ON i.id = m.incident "
            + $"WHERE {_home.FoundMatch} AND {FoundWhere} ORDER BY n.id DESC LIMIT @most",
            r => Told(r, names, show),
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

    private static Observation Told(DbDataReader row, Pseudonymiser names, Func<Sighting, Sighting> show)
    {
        long? incident = row.IsDBNull(4) ? null : row.GetInt64(4);
        if (row.GetString(2) == FindingRows.Sighted)
        {
            var sighting = show(JsonSerializer.Deserialize(row.GetString(3), StoreJson.Default.Sighting)!);
            return new Observation
            {
                Kind = row.GetString(1),
                Number = row.GetInt64(0),
                Finding = sighting.Id,
                Time = sighting.First,
                Until = sighting.Last,
                Text = sighting.Sentence,
                Detector = sighting.Detector,
                Confidence = sighting.Confidence,
                About = Some(sighting.Marks.Select(m => m.Kind == MarkKinds.Dump ? FoundText.FileName(m.Value) : m.Value)),
                Election = row.GetString(5),
                Incident = incident,
            };
        }

        var finding = JsonSerializer.Deserialize(row.GetString(3), StoreJson.Default.Finding)!;
        return new Observation
        {
            Kind = row.GetString(1),
            Number = row.GetInt64(0),
            Finding = finding.Id,
            Time = finding.FirstAct,
            Until = finding.LastAct,
            Text = finding.Sentence,
            Detector = finding.Detector,
            Confidence = finding.Confidence,
            About = Some(names.Apply(finding with { Accounts = [], Edges = [], Evidence = [], Objects = [.. finding.Objects.Take(MostAbout)] }).Objects.Select(o => o.Value)),
            Election = row.GetString(5),
            Incident = incident,
        };
    }

    private static IReadOnlyList<string> Some(IEnumerable<string> values) => [.. values.Distinct(StringComparer.Ordinal).Take(MostAbout).Select(v => v.Length <= LongestAbout ? v : v[..LongestAbout] + "…")];
}
