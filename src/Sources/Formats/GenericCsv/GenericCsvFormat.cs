using Tocsin.Sources.Csv;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.GenericCsv;

/// <summary>Any table with a header row: commas, semicolons, tabs or bars between its columns.</summary>
public sealed class GenericCsvFormat : IPostFormat
{
    /// <inheritdoc/>
    public FormatInfo Info { get; } = new("csv", "CSV or TSV", "Any table of posts with a header row; --map says which column is what.");

    /// <inheritdoc/>
    public int Recognise(FileHead head, ReadOptions options)
    {
        if (head.Shape != HeadShape.Columns)
            return 0;
        // Below the formats with columns of their own; a table that only might be one is still better than nothing.
        if (CsvColumns.Find(head.Columns, options.Map, out _) is null)
            return 5;
        return options.Map.Count > 0 ? 99 : 40;
    }

    /// <inheritdoc/>
    public FormatReading? Open(FileHead head, ReadOptions options, out FormatProblem problem)
    {
        var columns = CsvColumns.Find(head.Columns, options.Map, out problem);
        return columns is null ? null : new CsvReading(head.Separator, head.Columns.Count, new GenericCsvMapper(columns));
    }
}
