using System.Text;
using Tocsin.Sources.Csv;

namespace Tocsin.Sources.Lists;

/// <summary>A small table with a header row, its columns found by any of the names they go by.</summary>
internal sealed class ListTable
{
    /// <summary>What is said of a row that never ends.</summary>
    public const string Unclosed = "a quote opens and never closes";

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private ListTable(IReadOnlyList<string> header, IReadOnlyList<(long Line, string[] Cells)> rows)
    {
        Header = header;
        Rows = rows;
        for (int c = 0; c < header.Count; c++)
            _columns.TryAdd(Fold(header[c]), c);
    }

    /// <summary>The header as written.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The rows with the line each starts on.</summary>
    public IReadOnlyList<(long Line, string[] Cells)> Rows { get; }

    /// <summary>Reads a table; rows whose quotes never close become problems.</summary>
    public static ListTable? Read(string path, byte[] bytes, List<ListProblem> problems)
    {
        var header = CsvHeader.Read(bytes, complete: true, separator: 0);
        if (header.Columns.Count < 2)
            return null;
        var rows = new List<(long, string[])>();
        var fields = new CsvField[Math.Max(header.Columns.Count, 8)];
        var tokenizer = new CsvTokenizer(bytes, header.Separator, 1);
        byte[] scratch = new byte[bytes.Length];
        bool first = true;
        while (tokenizer.Next(fields, out int count))
        {
            if (first)
            {
                first = false;
                continue;
            }

            if (tokenizer.Unclosed)
            {
                problems.Add(new ListProblem(path, tokenizer.Line, Unclosed, "close it, or double quotes inside a field"));
                tokenizer.ResumeAfterFirstLine();
                continue;
            }

            var cells = new string[header.Columns.Count];
            for (int c = 0; c < cells.Length; c++)
            {
                int length = c < count ? fields[c].CopyTo(bytes, scratch) : 0;
                cells[c] = Encoding.UTF8.GetString(scratch.AsSpan(0, length)).Trim();
            }

            rows.Add((tokenizer.Line, cells));
        }

        return new ListTable(header.Columns, rows);
    }

    /// <summary>Index of the first column that goes by one of the names, or -1. Case, blanks, - and _ do not matter.</summary>
    public int Column(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_columns.TryGetValue(name, out int column))
                return column;
        }

        return -1;
    }

    /// <summary>All columns whose folded name ends with the given text.</summary>
    public IEnumerable<(string Name, int Column)> ColumnsEnding(string end) =>
        _columns.Where(c => c.Key.EndsWith(end, StringComparison.Ordinal)).OrderBy(c => c.Value).Select(c => (c.Key, c.Value));

    private static string Fold(string name) => string.Concat(name.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c)));
}
