using System.Text.Json;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>Saved searches: a person's own, with what is new since their last look.</content>
public sealed partial class CaseStore
{
    /// <summary>What is new of a watch is counted up to this number.</summary>
    public const int MostFresh = 1000;

    // So many thousands of new posts are looked at for one watch: what a filter lets pass beyond them is counted at the next look.
    private const int MostSteps = 20;
    private const int LongestWatchName = 80, MostWatches = 50;

    /// <summary>The watches of a person, each with how much is new. O(new posts with the words), not O(posts).</summary>
    public IReadOnlyList<SavedWatch> Watches(string election, string person) => Read(work => work.Rows(
            "SELECT id, election, name, words, filter, at, seen, found FROM watches WHERE person = @person AND election = @election ORDER BY name, id",
            r => (Watch: new SavedWatch(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), JsonSerializer.Deserialize(r.GetString(4), StoreJson.Default.PostFilter)!.Whole(), r.Time(5), 0), Seen: r.GetInt64(6), Found: r.GetInt64(7)),
            ("person", PeopleRows.Fold(person)), ("election", election))
        .Select(w => w.Watch with { Fresh = Fresh(work, w.Watch, w.Seen, w.Found) }).ToList());

    /// <summary>Keeps a search as a watch. What is there already is not new.</summary>
    public SavedWatch AddWatch(string election, string name, string words, PostFilter filter, string person)
    {
        ArgumentNullException.ThrowIfNull(filter);
        filter = filter.Whole();
        _ = SearchWords.Query(words);
        return Write(work =>
        {
            string who = Acting(work, person, "watch-add");
            if (string.IsNullOrWhiteSpace(name) || name.Length > LongestWatchName)
                throw new StoreException($"a watch needs a name of at most {LongestWatchName} characters", "say what it looks for");
            if (work.Value<long>("SELECT COUNT(*) FROM watches WHERE person = @person AND election = @election", ("person", PeopleRows.Fold(who)), ("election", election)) >= MostWatches)
                throw new StoreException($"you have {MostWatches} watches here", "end one of them first");
            var now = _clock.GetUtcNow();
            var watch = new SavedWatch(work.Value<long>("SELECT MAX(id) FROM watches") + 1, election, StoredText.Clean(name.Trim()), StoredText.Clean(words.Trim()), filter, now, 0);
            work.Execute(
                "INSERT INTO watches (id, person, election, name, words, filter, seen, found, at) VALUES (@id, @person, @election, @name, @words, @filter, @seen, @found, @at)",
                ("id", watch.Id), ("person", PeopleRows.Fold(who)), ("election", election), ("name", watch.Name), ("words", watch.Words),
                ("filter", JsonSerializer.Serialize(filter, StoreJson.Default.PostFilter)), ("seen", Newest(work)), ("found", NewestFound(work)), ("at", now.ToUnixTimeMilliseconds()));
            AuditLog.Append(work, now, who, "watch-add", election, $"watch {watch.Id}: {watch.Words}{(filter.Kind == SearchKinds.Posts ? "" : $" ({filter.Kind})")}");
            return watch;
        });
    }

    /// <summary>The person looked: what is there now is no longer new.</summary>
    /// <remarks>No line in the audit log: the search that they look with has its own.</remarks>
    public void LookAtWatch(string election, long id, string person) => Write(work => work.Execute(
        "UPDATE watches SET seen = @seen, found = @found WHERE id = @id AND person = @person AND election = @election",
        ("seen", Newest(work)), ("found", NewestFound(work)), ("id", id), ("person", PeopleRows.Fold(person)), ("election", election)));

    /// <summary>Ends a watch.</summary>
    public void EndWatch(string election, long id, string person) => Write(work =>
    {
        string who = Acting(work, person, "watch-end");
        if (work.Execute("DELETE FROM watches WHERE id = @id AND person = @person AND election = @election", ("id", id), ("person", PeopleRows.Fold(who)), ("election", election)) == 0)
            throw new StoreException($"you have no watch {id} here", "'watches' lists yours") { Refusal = StoreRefusal.Absent };
        AuditLog.Append(work, _clock.GetUtcNow(), who, "watch-end", election, $"watch {id}");
        return 0;
    });

    // Posts of a scan that is still being kept are shown later: they will be new then.
    private static long Newest(Work work) => work.Value<long?>(
        "SELECT MIN(p.id) FROM scans s JOIN captures c ON c.scan = s.id JOIN posts p ON p.capture = c.id WHERE s.complete = 0") is { } kept ? kept - 1 : work.Value<long>("SELECT MAX(id) FROM posts");

    private static long NewestFound(Work work) => work.Value<long>("SELECT MAX(id) FROM found");

    private int Fresh(Work work, SavedWatch watch, long seen, long found)
    {
        var words = SearchWords.Query(watch.Words);
        int fresh = FoundAfter(work, words, watch.Election, found, MostFresh, watch.Filter);
        if (!SearchKinds.HasPosts(watch.Filter.Kind))
            return fresh;
        long after = seen;
        for (int step = 0; step < MostSteps && fresh < MostFresh; step++)
        {
            var numbers = _home.SearchAfter(work, words, after, MostFresh, watch.Filter.Kind == SearchKinds.Articles);
            fresh += Matching(work, numbers, watch.Election, watch.Filter);
            if (numbers.Count < MostFresh)
                break;
            after = numbers[^1];
        }

        return Math.Min(fresh, MostFresh);
    }
}
