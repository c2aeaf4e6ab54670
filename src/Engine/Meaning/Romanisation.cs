using System.Text;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Meaning;

/// <summary>Folded letters of other alphabets in Latin letters, so that a name looks nearly the same in every language.</summary>
internal static class Romanisation
{
    private static readonly Lazy<byte[]?[]> Table = new(Read);

    /// <summary>The Latin letters of a code point: itself for ASCII, null where there is no alphabet to romanise.</summary>
    public static byte[]? Of(int codePoint)
    {
        var table = Table.Value;
        return codePoint < table.Length ? table[codePoint] : null;
    }

    private static byte[]?[] Read()
    {
        var table = new byte[]?[0x10000];
        for (int c = 'a'; c <= 'z'; c++)
            table[c] = [(byte)c];
        foreach (string line in Encoding.UTF8.GetString(EmbeddedData.Read("romanisation.tsv")).Split('\n'))
        {
            if (line.Length > 1 && line[0] != '#' && line.Split('\t') is [{ Length: 1 } from, var to])
                table[from[0]] = Encoding.ASCII.GetBytes(to);
        }

        return table;
    }
}
