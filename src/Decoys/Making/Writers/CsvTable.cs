using System.Text;

namespace Tocsin.Decoys.Making.Writers;

/// <summary>Comma-separated values (RFC 4180), UTF-8 with a mark, so that spreadsheets read the letters.</summary>
internal static class CsvTable
{
    public static byte[] Write(IEnumerable<string[]> rows)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (string[] row in rows)
            text.AppendJoin(',', row.Select(Quoted)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
