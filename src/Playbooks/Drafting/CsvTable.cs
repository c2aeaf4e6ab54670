using System.Text;

namespace Tocsin.Playbooks.Drafting;

/// <summary>A table as CSV (RFC 4180), safe to open in a spreadsheet.</summary>
internal sealed class CsvTable
{
    private readonly StringBuilder _text = new();

    public CsvTable(params ReadOnlySpan<string> columns) => Add(columns);

    /// <summary>Rows without the heading.</summary>
    public int Rows { get; private set; } = -1;

    public void Add(params ReadOnlySpan<string> cells)
    {
        for (int c = 0; c < cells.Length; c++)
            _text.Append(c == 0 ? "" : ",").Append(Cell(cells[c]));
        _text.Append('\n');
        Rows++;
    }

    public override string ToString() => _text.ToString();

    // A cell that begins like a formula is run by a spreadsheet: an apostrophe keeps it text.
    private static string Cell(string value)
    {
        string clean = PlainText.Clean(value);
        if (clean.Length > 0 && clean[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20')
            clean = "'" + clean;
        return clean.AsSpan().ContainsAny(',', '"', ';') ? $"\"{clean.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : clean;
    }
}
