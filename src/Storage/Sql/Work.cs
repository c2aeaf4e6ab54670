using System.Data.Common;
using Tocsin.Storage.Homes;

namespace Tocsin.Storage.Sql;

/// <summary>A connection at work, in a transaction or without: the few things one does with SQL, in one form for both homes.</summary>
internal sealed class Work(IStoreHome home, DbConnection connection, DbTransaction? transaction)
{
    public IStoreHome Home => home;

    public DbConnection Connection => connection;

    public DbTransaction? Transaction => transaction;

    /// <summary>Runs a statement and tells how many rows it touched.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row; default when there is none or it is null.</summary>
    public T? Value<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar() is { } value and not DBNull ? (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), System.Globalization.CultureInfo.InvariantCulture) : default;
    }

    /// <summary>Every row.</summary>
    public List<T> Rows<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    /// <summary>One row at a time, for what does not fit in memory. Nothing else may run on this connection meanwhile.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> row)
    {
        using var command = Command(sql, []);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return row(reader);
    }

    /// <summary>A statement with its parameters.</summary>
    public DbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is written in this project; what users give goes into parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        command.CommandTimeout = 600;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = Clean(value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>A value as both databases take it: no NUL in texts, no half of a surrogate pair.</summary>
    public static object Clean(object? value) => value switch
    {
        null => DBNull.Value,
        string text => StoredText.Clean(text),
        _ => value,
    };
}
