using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Csv;

/// <summary>Cuts after the rows of a table: a newline inside quotes ends no row. The rules are <see cref="CsvTokenizer"/>'s.</summary>
internal sealed class CsvFramer(FramerInput input, byte separator) : LineFramer(input)
{
    protected override int FindCut(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        int cut = 0;
        while (true)
        {
            int quote = bytes[at..].IndexOf((byte)'"');
            int end = quote < 0 ? bytes.Length : at + quote;
            int line = LastLineEnd(bytes[at..end]);
            if (line > 0)
                cut = at + line;
            if (quote < 0)
                return cut;
            bool opens = end == 0 || bytes[end - 1] == separator || bytes[end - 1] == (byte)'\n';
            at = opens ? Close(bytes, end + 1) : end + 1;
            if (at < 0)
                return cut;
        }
    }

    // Offset behind the closing quote, or -1 when it does not lie in these bytes.
    private int Close(ReadOnlySpan<byte> bytes, int scan)
    {
        while (true)
        {
            int quote = bytes[scan..].IndexOf((byte)'"');
            int next = scan + quote + 1;
            if (quote < 0 || next >= bytes.Length)
                return -1;
            if (bytes[next] == (byte)'"')
                scan = next + 1;
            else if (bytes[next] == separator || bytes[next] is (byte)'\n' or (byte)'\r')
                return next;
            else
                scan = next;
        }
    }
}
