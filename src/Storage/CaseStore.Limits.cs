using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Engine.Pipeline;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>The limits of the law: purpose and clock of a collection, retention, revealing with a reason.</content>
public sealed partial class CaseStore
{
    /// <summary>Days a collection runs before it must be renewed, by the French decree.</summary>
    public const int DecreeDays = 7;

    /// <summary>Days in total, by the French decree: six months.</summary>
    public const int DecreeDaysInAll = 183;

    private const string CollectionColumns = "id, election, purpose, opened, ends, last, renewals, closed, held";
    private const string AccountKey = "account ";

    /// <summary>Collections, the newest first.</summary>
    public IReadOnlyList<Collection> Collections(string? election = null) => Read(work => CollectionsOf(work, election ?? ""));

    /// <summary>Opens a collection.</summary>
    /// <param name="election">Id of the election.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="days">Days until it must be renewed.</param>
    /// <param name="daysInAll">Days beyond which no renewal reaches.</param>
    /// <param name="actor">Who.</param>
    public Collection OpenCollection(string election, string purpose, int days, int daysInAll, string actor) => Write(work =>
    {
        if (string.IsNullOrWhiteSpace(purpose))
            throw new StoreException("no purpose was given", "say what the posts are collected for: --purpose TEXT");
        if (days < 1 || daysInAll < days)
            throw new StoreException($"{days} days, {daysInAll} in all, make no clock", "give at least one day, and no fewer in all");
        string who = Acting(work, actor, "collection-open");
        var now = _clock.GetUtcNow();
        if (CollectionsOf(work, election).Find(c => c.Closed is null && c.Ends > now) is { } open)
            throw new StoreException($"collection {open.Id} of {election} is open until {Day(open.Ends)}", "renew or close that one");
        long id = work.Value<long>("SELECT MAX(id) FROM collections") + 1;
        var made = new Collection(id, election, purpose.Trim(), now, now.AddDays(days), now.AddDays(daysInAll), 0, null);
        work.Execute(
            $"INSERT INTO collections ({CollectionColumns}) VALUES (@id, @election, @purpose, @opened, @ends, @last, 0, NULL, '')",
            ("id", id), ("election", election), ("purpose", made.Purpose), ("opened", now.ToUnixTimeMilliseconds()), ("ends", made.Ends.ToUnixTimeMilliseconds()), ("last", made.Last.ToUnixTimeMilliseconds()));
        AuditLog.Append(work, now, who, "collection-open", election, $"collection {id} until {Day(made.Ends)}, at most until {Day(made.Last)}: {made.Purpose}");
        return made;
    });

    /// <summary>Renews the newest collection of an election, as far as its end allows.</summary>
    public Collection RenewCollection(string election, int days, string actor, string reason) => Change(election, actor, reason, "collection-renew", (collection, now) =>
        Standing(collection).Last <= now ? throw new StoreException($"collection {collection.Id} of {election} reached its last day, {Day(collection.Last)}", "a new purpose needs a new collection")
        : days < 1 ? throw new StoreException($"{days} days are no renewal", "give at least one")
        : collection with { Ends = Earlier((now > collection.Ends ? now : collection.Ends).AddDays(days), collection.Last), Renewals = collection.Renewals + 1 });

    /// <summary>Closes the newest collection of an election before its end.</summary>
    public Collection CloseCollection(string election, string actor, string reason) =>
        Change(election, actor, reason, "collection-close", (collection, now) => Standing(collection) with { Closed = now });

    /// <summary>Forbids the deletion of anything of an election: a legal hold, on its newest collection, closed or not.</summary>
    public Collection Hold(string election, string actor, string reason) => Change(election, actor, reason, "hold", (collection, _) =>
        collection.Held.Length > 0 ? throw new StoreException($"collection {collection.Id} of {election} is held already: {collection.Held}", "nothing was changed") : collection with { Held = reason.Trim() });

    /// <summary>Lifts a legal hold.</summary>
    public Collection Release(string election, string actor, string reason) => Change(election, actor, reason, "release", (collection, _) =>
        collection.Held.Length == 0 ? throw new StoreException($"collection {collection.Id} of {election} is not held", "nothing was changed") : collection with { Held = "" });

    /// <summary>Deletes the posts that came before a moment and support nothing: no incident rests on them.</summary>
    /// <param name="before">What arrived before it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="dry">Only tell.</param>
    /// <remarks>
    /// Posts behind the findings of an incident are kept, with what was frozen of them, unless it was dismissed and is not held. Elections on hold are
    /// left alone. The proof is in the audit log.
    /// </remarks>
    public IReadOnlyList<Deletion> Retain(DateTimeOffset before, string actor, bool dry) => Write(work =>
    {
        string who = Acting(work, actor, "retention");
        var deletions = new List<Deletion>();
        var held = CollectionsOf(work, "").Where(c => c.Held.Length > 0).Select(c => c.Election).ToHashSet(StringComparer.Ordinal);
        var supporting = new Dictionary<string, Support>(StringComparer.Ordinal);
        foreach (var (capture, name, election) in work.Rows(
            "SELECT c.id, c.name, c.election FROM captures c JOIN scans s ON s.id = c.scan WHERE s.complete = 1 AND c.at < @before AND (c.deleted < c.posts OR EXISTS (SELECT 1 FROM records r WHERE r.capture = c.id)) ORDER BY c.id",
            r => (r.GetInt64(0), r.GetString(1), r.GetString(2)),
            ("before", before.ToUnixTimeMilliseconds())))
        {
            if (held.Contains(election))
                continue;
            if (!supporting.TryGetValue(election, out var support))
                supporting[election] = support = Support.Of(work, election);
            var deletion = Delete(work, capture, name, support, dry);
            if (deletion.Posts == 0 && deletion.Records == 0)
                continue;
            deletions.Add(deletion);
            if (!dry)
                AuditLog.Append(work, _clock.GetUtcNow(), who, "retention", capture.ToString(CultureInfo.InvariantCulture), $"{deletion.Posts} posts and {deletion.Records} frozen records of capture {capture} deleted, {deletion.Kept} posts kept; proof {deletion.Proof}");
        }

        return deletions;
    });

    /// <summary>Who is behind pseudonyms; logged with name and reason, whatever comes of it.</summary>
    /// <returns>The accounts that were found, by their pseudonyms.</returns>
    public IReadOnlyDictionary<string, string> Reveal(string election, IReadOnlyCollection<string> pseudonyms, string actor, string reason) => Write(work =>
    {
        string who = Acting(work, actor, "reveal");
        if (string.IsNullOrWhiteSpace(reason))
            throw new StoreException("no reason was given", "say why the names are needed: --reason TEXT");
        AuditLog.Append(work, _clock.GetUtcNow(), who, "reveal", election, $"{string.Join(", ", pseudonyms)}: {reason.Trim()}");
        var names = new Pseudonymiser(PseudonymKey);
        var wanted = pseudonyms.ToHashSet(StringComparer.Ordinal);
        return work.Rows("SELECT DISTINCT key FROM finding_keys WHERE election = @election AND substr(key, 1, @length) = @prefix", r => r.GetString(0)[AccountKey.Length..], ("election", election), ("length", AccountKey.Length), ("prefix", AccountKey))
            .Select(a => (Pseudonym: names.Account(a), Account: a)).Where(a => wanted.Contains(a.Pseudonym)).ToDictionary(a => a.Pseudonym, a => a.Account, StringComparer.Ordinal);
    });

    /// <summary>Says now what keeping a scan of this election would say later.</summary>
    /// <exception cref="StoreException">No collection is open.</exception>
    public void RequireCollection(string election) => Read(work =>
    {
        RequireCollection(work, election);
        return 0;
    });

    // Posts may be taken only while a collection of the election is open.
    private void RequireCollection(Work work, string election)
    {
        var now = _clock.GetUtcNow();
        var all = CollectionsOf(work, election);
        if (all.Exists(c => c.Closed is null && c.Ends > now))
            return;
        throw all.FirstOrDefault() is { } last
            ? new StoreException($"collection {last.Id} of {election} {(last.Closed is null ? "ended" : "was closed")} on {Day(last.Closed ?? last.Ends)}: nothing is taken beyond it", last.Closed is null && last.Last > now ? $"renew it: tocsin collections renew {election} --by NAME --reason TEXT" : "open a new one with its own purpose: tocsin collections open")
            : new StoreException($"no collection is open for {election}", $"say what for and how long: tocsin collections open {election} --purpose TEXT --by NAME");
    }

    private static Collection Standing(Collection collection) => collection.Closed is { } closed
        ? throw new StoreException($"collection {collection.Id} of {collection.Election} was closed on {Day(closed)}", "open a new one")
        : collection;

    private Collection Change(string election, string actor, string reason, string action, Func<Collection, DateTimeOffset, Collection> change) => Write(work =>
    {
        string who = Acting(work, actor, action);
        if (string.IsNullOrWhiteSpace(reason))
            throw new StoreException("no reason was given", "say why: --reason TEXT");
        var now = _clock.GetUtcNow();
        var collection = CollectionsOf(work, election).FirstOrDefault() ?? throw new StoreException($"there is no collection for {election}", "open one: tocsin collections open");
        var changed = change(collection, now);
        work.Execute("UPDATE collections SET ends = @ends, renewals = @renewals, closed = @closed, held = @held WHERE id = @id", ("ends", changed.Ends.ToUnixTimeMilliseconds()), ("renewals", changed.Renewals), ("closed", RowReading.Milliseconds(changed.Closed)), ("held", changed.Held), ("id", changed.Id));
        AuditLog.Append(work, now, who, action, election, $"collection {changed.Id} until {Day(changed.Closed ?? changed.Ends)}: {reason.Trim()}");
        return changed;
    });

    private static List<Collection> CollectionsOf(Work work, string election) => work.Rows(
        $"SELECT {CollectionColumns} FROM collections WHERE (@election = '' OR election = @election) ORDER BY id DESC",
        r => new Collection(r.GetInt64(0), r.GetString(1), r.GetString(2), r.Time(3), r.Time(4), r.Time(5), r.GetInt64(6), r.TimeOrNull(7), r.GetString(8)),
        ("election", election));

    private Deletion Delete(Work work, long capture, string name, Support support, bool dry)
    {
        using var proof = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var gone = new List<long>();
        long kept = 0;
        foreach (var (id, line, text) in work.Rows("SELECT id, line, account, time, text FROM posts WHERE capture = @capture ORDER BY line, id", r => (r.GetInt64(0), r.GetInt64(1), $"{r.GetString(2)}\n{r.GetInt64(3)}\n{r.GetString(4)}"), ("capture", capture)))
        {
            if (support.Holds((int)capture, line))
            {
                kept++;
                continue;
            }

            gone.Add(id);
            proof.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }

        var records = RecordRows.Of(work, capture).Where(r => !support.Holds((int)capture, r.Part, r.Place)).ToList();
        if (!dry)
            records.ForEach(r => RecordRows.Remove(work, capture, r.Part, r.Place));
        if (!dry && gone.Count > 0)
        {
            _home.RemovePosts(work, gone);
            work.Execute("UPDATE captures SET deleted = deleted + @count WHERE id = @id", ("count", gone.Count), ("id", capture));
        }

        return new Deletion(capture, name, gone.Count, kept, records.Count, Convert.ToHexStringLower(proof.GetHashAndReset()));
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
