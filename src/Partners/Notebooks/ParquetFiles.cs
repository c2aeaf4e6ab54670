using System.Globalization;
using System.Text.Json;
using Parquet;
using Parquet.Schema;

namespace Tocsin.Partners.Notebooks;

/// <summary>The text of <see cref="NotebookTables"/> as files of Apache Parquet, one a table, an empty one too.</summary>
/// <remarks>The same text gives the same bytes. Moments are timestamps in UTC of milliseconds, numbers are numbers, and what a row lacks is null.</remarks>
public static class ParquetFiles
{
    /// <summary>Names of tables and their files.</summary>
    /// <exception cref="InvalidOperationException">BUG: it is no such text.</exception>
    public static async Task<IReadOnlyList<KeyValuePair<string, byte[]>>> OfAsync(string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Row).ToLookup(r => r.GetProperty("table").GetString(), StringComparer.Ordinal);
        var files = new List<KeyValuePair<string, byte[]>>();
        foreach (var (table, columns) in NotebookTables.All)
            files.Add(new(table, await FileAsync(columns, [.. rows[table]], cancellation).ConfigureAwait(false)));
        return files;
    }

    private static JsonElement Row(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private static async Task<byte[]> FileAsync(IReadOnlyList<NotebookColumn> columns, JsonElement[] rows, CancellationToken cancellation)
    {
        var schema = new ParquetSchema(columns.Select(Field));
        using var memory = new MemoryStream();
        var writer = await ParquetWriter.CreateAsync(schema, memory, cancellationToken: cancellation).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (column, field) in columns.Zip(schema.GetDataFields()))
                await ColumnAsync(group, column, field, rows).ConfigureAwait(false);
            group.CompleteValidate();
        }

        return memory.ToArray();
    }

    private static Field Field(NotebookColumn column) => column.Kind switch
    {
        ColumnKind.Text => new DataField(column.Name, typeof(string), isNullable: column.MayBeEmpty),
        ColumnKind.Whole => new DataField(column.Name, typeof(long), isNullable: column.MayBeEmpty),
        ColumnKind.Real => new DataField(column.Name, typeof(double), isNullable: column.MayBeEmpty),
        ColumnKind.Truth => new DataField(column.Name, typeof(bool), isNullable: column.MayBeEmpty),
        ColumnKind.Moment => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Millis, isNullable: column.MayBeEmpty),
        _ => throw new InvalidOperationException("BUG: a column of no kind"),
    };

    private static Task ColumnAsync(ParquetRowGroupWriter group, NotebookColumn column, DataField field, JsonElement[] rows) => column.Kind switch
    {
        ColumnKind.Text => group.WriteAsync(field, (IReadOnlyCollection<string>)[.. rows.Select(r => r.TryGetProperty(column.Name, out var cell) ? cell.GetString()! : null!)]),
        ColumnKind.Whole => ValuesAsync(group, column, field, rows, c => c.GetInt64()),
        ColumnKind.Real => ValuesAsync(group, column, field, rows, c => c.GetDouble()),
        ColumnKind.Truth => ValuesAsync(group, column, field, rows, c => c.GetBoolean()),
        _ => ValuesAsync(group, column, field, rows, c => DateTime.Parse(c.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)),
    };

    private static async Task ValuesAsync<T>(ParquetRowGroupWriter group, NotebookColumn column, DataField field, JsonElement[] rows, Func<JsonElement, T> value)
        where T : struct
    {
        if (column.MayBeEmpty)
            await group.WriteAsync<T>(field, rows.Select(r => r.TryGetProperty(column.Name, out var cell) ? value(cell) : (T?)null).ToArray().AsMemory()).ConfigureAwait(false);
        else
            await group.WriteAsync<T>(field, rows.Select(r => value(r.GetProperty(column.Name))).ToArray().AsMemory()).ConfigureAwait(false);
    }
}
