using System.Data.Common;

namespace Tocsin.Storage.Sql;

/// <summary>Columns as the types of this project.</summary>
internal static class RowReading
{
    public static string Text(this DbDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetString(column);

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset Time(this DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    public static object? Milliseconds(DateTimeOffset? time) => time is { } moment ? moment.ToUnixTimeMilliseconds() : null;
}
