using System.Buffers;
using System.Globalization;

namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Comma-separated values as the reference tool's files have them: line feeds, quotes only where needed, 15 digits.</summary>
/// <remarks>
/// Ids stay exactly as they are so that files can be joined with the tool's. The one exception is a cell that begins like a
/// spreadsheet formula and holds more than the characters of an id: it gets an apostrophe in front.
/// </remarks>
internal sealed class ReferenceCsv(TextWriter output)
{
    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:@+-/#~");

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private bool _first = true;

    public static void Header(TextWriter output, string columns)
    {
        output.Write(columns);
        output.Write('\n');
    }

    public ReferenceCsv Text(string value)
    {
        if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && value.AsSpan(1).ContainsAnyExcept(IdCharacters))
            value = "'" + value;
        bool plain = value.Length > 0 && !value.AsSpan().ContainsAny(Quoted);
        return Cell(plain ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    public ReferenceCsv Number(int value) => Cell(value.ToString(CultureInfo.InvariantCulture));

    public ReferenceCsv Number(double value) => Cell(value.ToString("G15", CultureInfo.InvariantCulture));

    public void EndRow()
    {
        output.Write('\n');
        _first = true;
    }

    private ReferenceCsv Cell(string cell)
    {
        if (!_first)
            output.Write(',');
        _first = false;
        output.Write(cell);
        return this;
    }
}
