using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tocsin.Storage.Homes;

/// <summary>One statement run many times, its values bound by place.</summary>
/// <remarks>The driver looks every parameter up by its name at every run, which costs as much as the insert itself; its own native layer does not. Belongs to the transaction of the connection.</remarks>
internal sealed class PreparedInsert : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = new byte[4096];

    /// <summary>Prepares it.</summary>
    public PreparedInsert(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
    }

    /// <summary>Sets a number; places count from 1.</summary>
    public void Set(int place, long value) => Check(raw.sqlite3_bind_int64(_statement, place, value));

    /// <summary>Sets a text.</summary>
    public void Set(int place, string value)
    {
        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_text.Length < most)
            _text = new byte[most];
        Check(raw.sqlite3_bind_text(_statement, place, _text.AsSpan(0, Encoding.UTF8.GetBytes(value, _text))));
    }

    /// <summary>Runs it and is ready for the next row.</summary>
    public void Run()
    {
        int result = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE)
            Check(result);
    }

    /// <inheritdoc />
    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(_connection).utf8_to_string(), result, raw.sqlite3_extended_errcode(_connection));
    }
}
