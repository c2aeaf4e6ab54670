namespace Tocsin.Engine.Lookalikes;

/// <summary>What remains of a label when letters that look alike in the address bar become one.</summary>
/// <remarks>rn and nn as m, vv as w, cl as d; 0 as o, 1 and i as l, q as g, 5 as s, 3 as e, 4 as a, u as v. Coarser than UTS #39 on purpose: it is for names of one reader's language, compared with a protected few.</remarks>
internal static class VisualSkeleton
{
    private static readonly byte[] Map = BuildMap();

    /// <summary>The skeleton of a label as an array of its own.</summary>
    public static byte[] Of(ReadOnlySpan<byte> label)
    {
        var skeleton = new byte[label.Length];
        return skeleton[..Write(label, skeleton)];
    }

    /// <summary>Writes the skeleton of a folded label; never longer than the label.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> label, Span<byte> output)
    {
        output = output[..label.Length];
        int used = 0;
        for (int i = 0; i < label.Length; i++)
        {
            byte letter = Map[label[i]];
            if (letter is (byte)'r' or (byte)'v' && i + 1 < label.Length)
            {
                // Two letters as one; the map makes a v of a u too, which is no half of a w.
                if (label[i] == 'r' && label[i + 1] == 'n')
                    (letter, i) = ((byte)'m', i + 1);
                else if (label[i] == 'v' && label[i + 1] == 'v')
                    (letter, i) = ((byte)'w', i + 1);
            }

            output[used++] = letter;
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
