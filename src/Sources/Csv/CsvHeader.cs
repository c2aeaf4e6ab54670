using System.Text;

namespace Tocsin.Sources.Csv;

/// <summary>The first row of a table and the separator it shows.</summary>
internal readonly record struct CsvHeader(byte Separator, IReadOnlyList<string> Columns)
{
    private const int MaxColumns = 1024;

    /// <summary>Reads the header; a separator of 0 is guessed as the one that gives the most columns.</summary>
    public static CsvHeader Read(ReadOnlySpan<byte> head, bool complete, byte separator)
    {
        if (separator != 0)
            return new CsvHeader(separator, Split(head, complete, separator));
        var best = new CsvHeader(0, []);
        foreach (byte candidate in ",;\t|"u8)
        {
            var columns = Split(head, complete, candidate);
            if (columns.Count > best.Columns.Count)
                best = new CsvHeader(candidate, columns);
        }

        return best;
    }

    private static List<string> Split(ReadOnlySpan<byte> head, bool complete, byte separator)
    {
        var columns = new List<string>();
        var fields = new CsvField[MaxColumns];
        var tokenizer = new CsvTokenizer(head, separator, 1);
        if (!tokenizer.Next(fields, out int count) || (tokenizer.Position == head.Length && !complete) || count > MaxColumns)
            return columns;
        byte[] scratch = new byte[head.Length];
        for (int i = 0; i < count; i++)
        {
            int length = fields[i].CopyTo(head, scratch);
            columns.Add(Encoding.UTF8.GetString(scratch.AsSpan(0, length)).Trim());
        }

        return columns;
    }
}
