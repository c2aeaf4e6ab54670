using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Homes;

/// <summary>The embedded database: one file, one writer at a time, readers never wait (write-ahead log, full synchronisation).</summary>
internal sealed class SqliteHome : IStoreHome
{
    private const int BusySeconds = 20;
    private const int Busy = 5;
    private const int Locked = 6;
    private const string AddWords = "INSERT INTO posts_words (rowid, words) VALUES (?, ?)";
    private readonly string _file;
    private readonly string _connection;

    public SqliteHome(string file, bool create)
    {
        _file = file;
        _connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = true, DefaultTimeout = BusySeconds }.ConnectionString;
        if (!create && !File.Exists(file))
            throw new StoreException($"there is no store {file}", "make one: tocsin scan … --store FILE, or tocsin store init --store FILE");
        if (Path.GetDirectoryName(file) is { Length: > 0 } directory && !Directory.Exists(directory))
            throw new StoreException($"there is no directory {directory}", "make it first");

        // It holds names and judgements: whoever makes it owns it, nobody else reads it.
        if (create && !File.Exists(file) && !OperatingSystem.IsWindows())
            new FileStream(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }).Dispose();
    }

    public string Product
    {
        get
        {
            using var connection = Connect();
            return "SQLite " + connection.ServerVersion;
        }
    }

    public string Name => "sqlite";

    public DbConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            Set(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF");
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw Failure(error);
        }
    }

    public DbTransaction BeginReading(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true);

    public DbTransaction BeginWriting(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);

    public void Load(Work work, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        using var command = Prepared(work, $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => "@" + i.ToString(CultureInfo.InvariantCulture)))})", columns.Count);
        foreach (object?[] row in rows)
        {
            for (int c = 0; c < row.Length; c++)
                command.Parameters[c].Value = Work.Clean(row[c]);
            command.ExecuteNonQuery();
        }
    }

    public void LoadPosts(Work work, IEnumerable<(StoredPost Post, string Words)> posts, bool many)
    {
        var connection = (SqliteConnection)work.Connection;
        using var row = new PreparedInsert(connection, "INSERT INTO posts (id, capture, line, time, account, platform, external, language, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        using var words = new PreparedInsert(connection, AddWords);
        foreach (var (post, folded) in posts)
        {
            row.Set(1, post.Id);
            row.Set(2, post.Capture);
            row.Set(3, post.Line);
            row.Set(4, post.Time.ToUnixTimeMilliseconds());
            row.Set(5, StoredText.Clean(post.Account));
            row.Set(6, StoredText.Clean(post.Platform));
            row.Set(7, StoredText.Clean(post.External));
            row.Set(8, StoredText.Clean(post.Language));
            row.Set(9, StoredText.Clean(post.Text));
            row.Run();
            words.Set(1, post.Id);
            words.Set(2, folded);
            words.Run();
        }
    }

    public void IndexWords(Work work)
    {
        using var words = new PreparedInsert((SqliteConnection)work.Connection, AddWords);
        long last = long.MinValue;
        while (work.Rows("SELECT id, text FROM posts WHERE id > @last ORDER BY id LIMIT 10000", r => (Id: r.GetInt64(0), Text: r.GetString(1)), ("last", last)) is { Count: > 0 } posts)
        {
            foreach (var (id, text) in posts)
            {
                words.Set(1, id);
                words.Set(2, SearchWords.Folded(text));
                words.Run();
            }

            last = posts[^1].Id;
        }
    }

    public void Learn(Work work)
    {
    }

    public void RemovePosts(Work work, long capture)
    {
        work.Execute("DELETE FROM posts_words WHERE rowid IN (SELECT id FROM posts WHERE capture = @capture)", ("capture", capture));
        work.Execute("DELETE FROM posts WHERE capture = @capture", ("capture", capture));
    }

    public void RemovePosts(Work work, IReadOnlyCollection<long> posts)
    {
        foreach (string numbers in posts.Chunk(1000).Select(c => string.Join(", ", c)))
        {
            work.Execute($"DELETE FROM posts_words WHERE rowid IN ({numbers})");
            work.Execute($"DELETE FROM posts WHERE id IN ({numbers})");
        }
    }

    public string FoundMatch => "n.id IN (SELECT rowid FROM found_words WHERE found_words MATCH @match)";

    public IReadOnlyList<long> Search(Work work, IReadOnlyList<SearchWord> words, long before, int most, bool articles = false) =>
        work.Rows($"SELECT rowid FROM posts_words WHERE posts_words MATCH @match AND rowid < @before{OfSites(articles)} ORDER BY rowid DESC LIMIT @most", r => r.GetInt64(0), ("match", Match(words)), ("before", before), ("most", most));

    public IReadOnlyList<long> SearchAfter(Work work, IReadOnlyList<SearchWord> words, long after, int most, bool articles = false) =>
        work.Rows($"SELECT rowid FROM posts_words WHERE posts_words MATCH @match AND rowid > @after{OfSites(articles)} ORDER BY rowid LIMIT @most", r => r.GetInt64(0), ("match", Match(words)), ("after", after), ("most", most));

    public IReadOnlyList<long> SearchAny(Work work, IEnumerable<IReadOnlyList<string>> groups, int most)
    {
        string match = string.Join(" OR ", groups.Select(g => $"({string.Join(" AND ", g.Select(w => $"\"{w}\""))})"));
        return work.Rows("SELECT rowid FROM posts_words WHERE posts_words MATCH @match ORDER BY rowid DESC LIMIT @most", r => r.GetInt64(0), ("match", match), ("most", most));
    }

    public void RemoveFound(Work work, string election, string finding)
    {
        work.Execute("DELETE FROM found_words WHERE rowid = (SELECT id FROM found WHERE election = @election AND finding = @finding)", ("election", election), ("finding", finding));
        work.Execute("DELETE FROM found WHERE election = @election AND finding = @finding", ("election", election), ("finding", finding));
    }

    public void AddFound(Work work, long id, string election, string finding, string kind, string about, string words)
    {
        work.Execute("INSERT INTO found (id, election, finding, kind, about) VALUES (@id, @election, @finding, @kind, @about)", ("id", id), ("election", election), ("finding", finding), ("kind", kind), ("about", about));
        work.Execute("INSERT INTO found_words (rowid, words) VALUES (@id, @words)", ("id", id), ("words", words));
    }

    public long Size(Work work) => work.Value<long>("PRAGMA page_count") * work.Value<long>("PRAGMA page_size");

    public bool IsBusy(DbException error) => error is SqliteException { SqliteErrorCode: Busy or Locked };

    // Open connections of the pool would keep the file from being moved or replaced.
    public void Dispose()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    // Words hold letters, digits and marks only; the quotes make them strings, whatever they are.
    public string Match(IReadOnlyList<SearchWord> words) => string.Join(" AND ", words.Select(w => $"\"{w.Word}\"{(w.Prefix ? "*" : "")}"));

    // The plus keeps the index of words from being asked anew for each article.
    private static string OfSites(bool articles) => articles ? " AND +rowid IN (SELECT id FROM posts WHERE platform = 'web')" : "";

    private StoreException Failure(SqliteException error) => error.SqliteErrorCode switch
    {
        26 => new StoreException($"{_file} is no store", "name the file that Tocsin made"),
        11 => new StoreException($"the store {_file} is damaged", "restore the last backup: tocsin store restore"),
        14 or 23 => new StoreException($"the store {_file} cannot be opened", "check that you may read and write it and its directory"),
        _ => new StoreException($"the store {_file} cannot be opened: {error.Message}", "check the file and the free space beside it", error),
    };

    private static void Set(SqliteConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written above.
        command.CommandText = pragmas;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static DbCommand Prepared(Work work, string sql, int parameters)
    {
        var command = work.Command(sql, []);
        for (int i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter("@" + i.ToString(CultureInfo.InvariantCulture), null));
        command.Prepare();
        return command;
    }
}
