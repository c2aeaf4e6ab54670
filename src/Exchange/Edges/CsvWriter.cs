using System.Text;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Edges;

/// <summary>Writes comma-separated values as RFC 4180 has them, with line feeds, and safe to open in a spreadsheet.</summary>
/// <remarks>
/// A text cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage return) gets an
/// apostrophe in front. Number cells are written by us and stay as they are, signs included.
/// </remarks>
internal sealed class CsvWriter(TextWriter output)
{
    private bool _first = true;

    /// <summary>A cell of foreign text.</summary>
    public CsvWriter Text(string value)
    {
        string safe = WellFormed.Text(value);
        if (safe.Length > 0 && safe[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            safe = "'" + safe;
        return Raw(safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    /// <summary>A number; empty for an infinity or a NaN.</summary>
    public CsvWriter Number(double value) => Raw(OutputNumbers.Plain(value));

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        output.Write('\n');
        _first = true;
    }

    /// <summary>A UTF-8 writer without a byte order mark that leaves the stream open.</summary>
    public static StreamWriter On(Stream output) => new(output, new UTF8Encoding(false), 1 << 14, leaveOpen: true) { NewLine = "\n" };

    private CsvWriter Raw(string cell)
    {
        if (!_first)
            output.Write(',');
        _first = false;
        output.Write(cell);
        return this;
    }
}
