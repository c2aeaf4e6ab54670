using System.Data.Common;
using System.Security.Cryptography;
using Tocsin.Storage.Homes;
using Tocsin.Storage.Schema;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <summary>Elections, posts, findings, incidents, people's decisions and the audit log, in one store with two homes.</summary>
/// <remarks>
/// Names are kept as they are: the store is the confidential place, and what leaves it is pseudonymised with <see cref="PseudonymKey"/>. Every
/// change is one transaction with its line in the audit log: a kill or a lost connection leaves all of it or nothing. One writer at a time over
/// all processes. Safe to use from several threads.
/// </remarks>
public sealed partial class CaseStore : IDisposable
{
    internal const string KeyName = "pseudonym_key";
    private readonly IStoreHome _home;
    private readonly StoreAddress _address;
    private readonly TimeProvider _clock;

    private CaseStore(IStoreHome home, StoreAddress address, TimeProvider clock) => (_home, _address, _clock) = (home, address, clock);

    /// <summary>Key of the pseudonyms of everything that leaves this store.</summary>
    public byte[] PseudonymKey { get; private set; } = [];

    /// <summary>Where it is, without secrets.</summary>
    public string Address => _address.Shown;

    /// <summary>True when a host has made sure who everybody is: names are then taken from it, not from the account of the operating system.</summary>
    public bool CallersAreKnown { get; set; }

    /// <summary>Now, by the clock of this store.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Number of the newest line of the audit log; every change moves it.</summary>
    public long Head() => Read(work => work.Value<long>("SELECT MAX(seq) FROM audit"));

    /// <summary>Opens a store, makes it when it is not there and <paramref name="create"/> allows it, and brings its schema up to date.</summary>
    /// <exception cref="StoreException">It cannot be opened, or is newer than this program.</exception>
    public static CaseStore Open(StoreAddress address, bool create, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(clock);
        IStoreHome home = address.File is { } file ? new SqliteHome(file, create) : new PostgresHome(address);
        var store = new CaseStore(home, address, clock);
        try
        {
            store.PseudonymKey = store.Write(work =>
            {
                if (!create && Migrations.VersionOf(work) == 0)
                    throw new StoreException($"there is no store in {address}", "make one: tocsin store init");
                Migrations.Apply(work, address.Shown);
                string? key = work.Value<string>("SELECT value FROM meta WHERE key = @key", ("key", KeyName));
                if (key is null)
                {
                    key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
                    work.Execute("INSERT INTO meta (key, value) VALUES (@key, @value)", ("key", KeyName), ("value", key));
                }

                return Convert.FromHexString(key);
            });
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>What is in it.</summary>
    public StoreInfo Info() => Read(work => new StoreInfo(
        _address.Shown,
        _home.Product,
        work.Value<int>("SELECT value FROM meta WHERE key = 'schema'"),
        _home.Size(work),
        work.Rows("SELECT id FROM elections ORDER BY id", r => r.GetString(0)),
        work.Value<long>("SELECT COUNT(*) FROM scans WHERE complete = 1"),
        work.Value<long>("SELECT COUNT(*) FROM scans WHERE complete = 0"),
        work.Value<long>("SELECT COALESCE(SUM(c.posts - c.deleted), 0) FROM captures c JOIN scans s ON s.id = c.scan WHERE s.complete = 1"),
        work.Value<long>("SELECT COUNT(*) FROM findings"),
        work.Value<long>("SELECT COUNT(*) FROM incidents WHERE state NOT IN ('merged', 'empty')"),
        work.Value<long>("SELECT COUNT(*) FROM decisions"),
        work.Value<long>("SELECT COUNT(*) FROM audit"),
        work.Value<string>("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1") ?? "",
        OutletRows.Count(work),
        work.Value<long>("SELECT COUNT(*) FROM outlet_facts")));

    /// <summary>The newest lines of the audit log, the newest first.</summary>
    /// <param name="subject">Only about this id; null for all.</param>
    /// <param name="actor">Only by this person; null for all.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<AuditEntry> Audit(string? subject, string? actor, int most) => Read(work => AuditLog.Newest(work, subject, actor, most));

    /// <summary>Follows the chain of the audit log from its first line.</summary>
    /// <returns>Number of the first line that does not fit, or 0; the lines read; the hash at the end.</returns>
    public (long Broken, long Lines, string Hash) VerifyAudit() => Read(work =>
    {
        string previous = "";
        long lines = 0;
        foreach (var entry in AuditLog.All(work))
        {
            if (entry.Seq != lines + 1 || entry.Previous != previous || entry.Hash != entry.Computed())
                return (lines + 1, lines, previous);
            (previous, lines) = (entry.Hash, lines + 1);
        }

        return (0L, lines, previous);
    });

    /// <summary>Says in the audit log that somebody saw, revealed or exported something.</summary>
    public void Note(string actor, string action, string subject, string detail) => Write(work =>
    {
        AuditLog.Append(work, _clock.GetUtcNow(), Acting(work, actor, action), action, subject, detail);
        return 0;
    });

    /// <inheritdoc />
    public void Dispose() => _home.Dispose();

    internal T Read<T>(Func<Work, T> read) => Guarded(() =>
    {
        using var connection = _home.Connect();
        using var transaction = _home.BeginReading(connection);
        var result = read(new Work(_home, connection, transaction));
        transaction.Commit();
        return result;
    });

    internal T Write<T>(Func<Work, T> write) => Guarded(() =>
    {
        using var connection = _home.Connect();
        using var transaction = _home.BeginWriting(connection);
        var result = write(new Work(_home, connection, transaction));
        transaction.Commit();
        return result;
    });

    private static string Named(string actor) => string.IsNullOrWhiteSpace(actor)
        ? throw new StoreException("nobody was named", "say who decides: --by NAME")
        : actor.Trim();

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DbException error)
        {
            throw _home.IsBusy(error)
                ? new StoreException($"the store {_address} is being written by somebody else", "try again in a moment", error)
                : new StoreException($"the store {_address} failed: {Why(error)}", "what was being done was taken back; check the disk and the connection, and do it again", error);
        }
    }

    // The first line says what happened; what follows can repeat data.
    private static string Why(DbException error) => error.Message.Split('\n')[0];
}
