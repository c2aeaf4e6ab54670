using Tocsin.Exchange.Edges;

namespace Tocsin.Exchange.Sightings;

/// <summary>A table of text for spreadsheets: RFC 4180, UTF-8, and no cell that a spreadsheet would run as a formula.</summary>
public sealed class SafeTable : IDisposable
{
    private readonly StreamWriter _text;
    private readonly CsvWriter _csv;
    private bool _ended;

    /// <summary>Starts a table with its header; the stream stays open.</summary>
    public SafeTable(Stream output, params ReadOnlySpan<string> header)
    {
        _text = CsvWriter.On(output);
        _csv = new CsvWriter(_text);
        Row(header);
    }

    /// <summary>Writes a row.</summary>
    public void Row(params ReadOnlySpan<string> cells)
    {
        foreach (string cell in cells)
            _csv.Text(cell);
        _csv.EndRow();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_ended)
            _text.Dispose();
        _ended = true;
    }
}
