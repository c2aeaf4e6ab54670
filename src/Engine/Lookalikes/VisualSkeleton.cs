namespace Tocsin.Engine.Lookalikes;

/// <summary>What remains of a label when letters that look alike in the address bar become one.</summary>
/// <remarks>rn and nn as m, vv as w, cl as d; 0 as o, 1 and i as l, q as g, 5 as s, 3 as e, 4 as a, u as v. Coarser than UTS #39 on purpose: it is for names of one reader's language, compared with a protected few.</remarks>
internal static class VisualSkeleton
{
    private static readonly byte[] Map = BuildMap();

    /// <summary>Writes the skeleton of a folded label; never longer than the label.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> label, Span<byte> output)
    {
        int used = 0;
        for (int i = 0; i < label.Length; i++)
        {
            byte b = label[i];
            byte next = i + 1 < label.Length ? label[i + 1] : (byte)0;
            (byte Letter, bool Pair) seen = (b, next) switch
            {
                ((byte)'r', (byte)'n') => ((byte)'m', true),
                ((byte)'v', (byte)'v') => ((byte)'w', true),
                _ => (Map[b], false),
            };
            output[used++] = seen.Letter;
            if (seen.Pair)
                i++;
        }

        return used;
    }

    private static byte[] BuildMap()
    {
        var map = new byte[256];
        for (int b = 0; b < map.Length; b++)
            map[b] = (byte)b;
        foreach (var (from, to) in (ReadOnlySpan<(char, char)>)[('0', 'o'), ('1', 'l'), ('i', 'l'), ('q', 'g'), ('5', 's'), ('3', 'e'), ('4', 'a'), ('u', 'v')])
            map[from] = (byte)to;
        return map;
    }
}
