using System.Text;

namespace Tocsin.Simulation.Evaluation;

/// <summary>A small CSV with a header, RFC 4180 quoting; commas only.</summary>
internal sealed class CsvTable
{
    private readonly string _name;
    private readonly string[] _header;

    private CsvTable(string name, string[] header, List<string[]> rows)
    {
        _name = name;
        _header = header;
        Rows = rows;
    }

    public IReadOnlyList<string[]> Rows { get; }

    public static CsvTable Read(TextReader reader, string name)
    {
        var rows = new List<string[]>();
        string[]? header = null;
        while (ReadRow(reader) is { } row)
        {
            if (row is [""])
                continue;
            if (header is null)
                header = [.. row.Select(c => c.Trim('\uFEFF', ' ').ToLowerInvariant())];
            else
                rows.Add(row);
        }

        return new CsvTable(name, header ?? throw new EvaluationException($"{name} is empty; it needs a header and rows"), rows);
    }

    /// <summary>The column of that name, or -1.</summary>
    public int Find(string column) => Array.IndexOf(_header, column);

    public int Require(string column, string? wanted = null) => Find(column) is >= 0 and var at
        ? at
        : throw new EvaluationException($"{_name} has no column {wanted ?? column}, only {string.Join(", ", _header)}; name the column {wanted ?? column} in its header");

    private static string[]? ReadRow(TextReader reader)
    {
        if (reader.Peek() < 0)
            return null;
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int c = reader.Read(); c >= 0; c = reader.Read())
        {
            if (quoted)
            {
                if (c != '"')
                    cell.Append((char)c);
                else if (reader.Peek() == '"')
                    cell.Append((char)reader.Read());
                else
                    quoted = false;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c == ',')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c == '\n')
            {
                break;
            }
            else if (c != '\r')
            {
                cell.Append((char)c);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
