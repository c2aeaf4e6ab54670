using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Homes;

/// <summary>The team's database: PostgreSQL 13 or later, one schema, COPY for bulk.</summary>
internal sealed class PostgresHome(StoreAddress address) : IStoreHome
{
    // Posts looked through one by one before the index of words is asked.
    private const long Newest = 20_000;

    // One writer at a time over all processes: the audit chain has one end, and fusion looks at everything.
    private const long WriterLock = 0x54_4F_43_53_49_4E;
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(address.Connection!);

    public string Product
    {
        get
        {
            using var connection = Connect();
            return "PostgreSQL " + connection.ServerVersion;
        }
    }

    public string Name => "postgresql";

    public DbConnection Connect()
    {
        try
        {
            return _source.OpenConnection();
        }
        catch (Exception error) when (error is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException)
        {
            // What the driver says can repeat parts of the connection string: the state is enough.
            string why = error is PostgresException { SqlState: { } state } ? state switch
            {
                "3D000" => "there is no such database",
                "28P01" or "28000" => "the server refuses this user or password",
                _ => $"the server says {state}",
            } : "the server does not answer";
            throw new StoreException($"the store {address} cannot be opened: {why}", "check the address, the user and that the server runs; a password comes from PGPASSWORD or a password file");
        }
    }

    public DbTransaction BeginReading(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public DbTransaction BeginWriting(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        new Work(this, connection, transaction).Execute("SELECT pg_advisory_xact_lock(@lock)", ("lock", WriterLock));
        return transaction;
    }

    public void Load(Work work, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        using var copy = ((NpgsqlConnection)work.Connection).BeginBinaryImport($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
        foreach (object?[] row in rows)
        {
            copy.StartRow();
            foreach (object? value in row)
                Write(copy, value);
        }

        copy.Complete();
    }

    // As text: the driver's binary writer of word lists fails at the edges of its buffer (Npgsql 10.0.3), and the server sorts the words itself.
    public void LoadPosts(Work work, IEnumerable<(StoredPost Post, string Words)> posts, bool many)
    {
        // New words wait in a list and go into the index together: the more of them, the fewer pages are written twice. Learn empties the list.
        if (many)
        {
            work.Execute("SET LOCAL gin_pending_list_limit = '64MB'");
            work.Execute("SET LOCAL work_mem = '256MB'");
        }

        using var copy = ((NpgsqlConnection)work.Connection).BeginTextImport("COPY posts (id, capture, line, time, account, platform, external, language, text, words) FROM STDIN");
        foreach (var (post, words) in posts)
        {
            foreach (long number in new[] { post.Id, post.Capture, post.Line, post.Time.ToUnixTimeMilliseconds() })
                copy.Write(string.Create(CultureInfo.InvariantCulture, $"{number}\t"));
            foreach (string text in new[] { post.Account, post.Platform, post.External, post.Language, post.Text })
            {
                Escape(copy, StoredText.Clean(text));
                copy.Write('\t');
            }

            // A word holds letters, digits and marks only: nothing in it means anything to the server.
            copy.Write(words);
            copy.Write('\n');
        }
    }

    // Its words stand with the posts.
    public void IndexWords(Work work)
    {
    }

    // Without it a rare word is looked for by reading the newest posts one by one, which is right for common words only.
    public void Learn(Work work)
    {
        work.Execute("SET LOCAL work_mem = '256MB'");
        work.Value<long>("SELECT gin_clean_pending_list('posts_words')");
        work.Execute("ANALYZE posts (id, words)");
    }

    public void RemovePosts(Work work, long capture) => work.Execute("DELETE FROM posts WHERE capture = @capture", ("capture", capture));

    public void RemovePosts(Work work, IReadOnlyCollection<long> posts)
    {
        foreach (long[] numbers in posts.Chunk(10_000))
            work.Execute("DELETE FROM posts WHERE id = ANY(@numbers)", ("numbers", numbers));
    }

    public IReadOnlyList<long> Search(Work work, IReadOnlyList<SearchWord> words, long before, int most, bool articles = false)
    {
        string query = Match(words);
        if (articles)
            return work.Rows("SELECT id FROM posts WHERE platform = 'web' AND id < @before AND words @@ CAST(@query AS tsquery) ORDER BY id DESC LIMIT @most", r => r.GetInt64(0), ("query", query), ("before", before), ("most", most));
        long end = Math.Min(before, work.Value<long>("SELECT MAX(id) FROM posts") + 1);

        // A common word stands in the newest posts; a rare one is found through the index of words, which for a common one lists millions. The
        // planner knows the frequency of common words only and would read the whole table for a rare one.
        var newest = work.Rows(
            "SELECT id FROM posts WHERE id < @end AND id >= @from AND words @@ CAST(@query AS tsquery) ORDER BY id DESC LIMIT @most",
            r => r.GetInt64(0),
            ("query", query), ("end", end), ("from", end - Newest), ("most", most));
        return newest.Count == most ? newest : work.Rows(
            "WITH hits AS MATERIALIZED (SELECT id FROM posts WHERE words @@ CAST(@query AS tsquery)) SELECT id FROM hits WHERE id < @end ORDER BY id DESC LIMIT @most",
            r => r.GetInt64(0),
            ("query", query), ("end", end), ("most", most));
    }

    // A few new posts are looked through; among many the index of words is asked, as in Search.
    public IReadOnlyList<long> SearchAfter(Work work, IReadOnlyList<SearchWord> words, long after, int most, bool articles = false) => work.Rows(
        articles ? "SELECT id FROM posts WHERE platform = 'web' AND id > @after AND words @@ CAST(@query AS tsquery) ORDER BY id LIMIT @most"
            : work.Value<long>("SELECT MAX(id) FROM posts") - after <= Newest
            ? "SELECT id FROM posts WHERE id > @after AND words @@ CAST(@query AS tsquery) ORDER BY id LIMIT @most"
            : "WITH hits AS MATERIALIZED (SELECT id FROM posts WHERE words @@ CAST(@query AS tsquery)) SELECT id FROM hits WHERE id > @after ORDER BY id LIMIT @most",
        r => r.GetInt64(0),
        ("query", Match(words)), ("after", after), ("most", most));

    public IReadOnlyList<long> SearchAny(Work work, IEnumerable<IReadOnlyList<string>> groups, int most)
    {
        string query = string.Join(" | ", groups.Select(g => $"({string.Join(" & ", g.Select(w => $"'{w}'"))})"));
        return work.Rows(
            "WITH hits AS MATERIALIZED (SELECT id FROM posts WHERE words @@ CAST(@query AS tsquery)) SELECT id FROM hits ORDER BY id DESC LIMIT @most",
            r => r.GetInt64(0),
            ("query", query), ("most", most));
    }

    public string FoundMatch => "n.words @@ CAST(@match AS tsquery)";

    public void AddFound(Work work, long id, string election, string finding, string kind, string about, string words) => work.Execute(
        "INSERT INTO found (id, election, finding, kind, about, words) VALUES (@id, @election, @finding, @kind, @about, CAST(@words AS tsvector))",
        ("id", id), ("election", election), ("finding", finding), ("kind", kind), ("about", about), ("words", words));

    public void RemoveFound(Work work, string election, string finding) =>
        work.Execute("DELETE FROM found WHERE election = @election AND finding = @finding", ("election", election), ("finding", finding));

    public string Match(IReadOnlyList<SearchWord> words) => string.Join(" & ", words.Select(w => $"'{w.Word}'{(w.Prefix ? ":*" : "")}"));

    public long Size(Work work) => work.Value<long>("SELECT pg_database_size(current_database())");

    public bool IsBusy(DbException error) => error is PostgresException { SqlState: "40001" or "40P01" or "55P03" };

    public void Dispose() => _source.Dispose();

    private static void Escape(TextWriter copy, string text)
    {
        ReadOnlySpan<char> rest = text;
        while (rest.IndexOfAny("\\\t\n\r") is var at and >= 0)
        {
            copy.Write(rest[..at]);
            copy.Write(rest[at] switch { '\t' => "\\t", '\n' => "\\n", '\r' => "\\r", _ => "\\\\" });
            rest = rest[(at + 1)..];
        }

        copy.Write(rest);
    }

    private static void Write(NpgsqlBinaryImporter copy, object? value)
    {
        switch (value)
        {
            case null:
                copy.WriteNull();
                break;
            case string text:
                copy.Write(StoredText.Clean(text), NpgsqlDbType.Text);
                break;
            case long number:
                copy.Write(number, NpgsqlDbType.Bigint);
                break;
            case int number:
                copy.Write(number, NpgsqlDbType.Integer);
                break;
            case byte[] bytes:
                copy.Write(bytes, NpgsqlDbType.Bytea);
                break;
            default:
                throw new InvalidOperationException($"BUG: a value of type {value.GetType().Name} cannot be loaded");
        }
    }
}
