using System.Runtime.CompilerServices;

namespace Tocsin.Engine.Lookalikes;

/// <summary>
/// Every label that typing, memory or the eye makes of a label: the single edits that permutation engines generate, and two look-alike
/// glyphs at once. Internationalised look-alikes are not listed: folded by <see cref="LabelFold"/> they are among these.
/// </summary>
/// <remarks>
/// Kinds after Szurdi et al. 2014 and Nikiforakis et al. 2013 (bit flips), keyboards QWERTY, QWERTZ, AZERTY. About 280 labels of a label
/// of eight letters. A superset of what dnstwist 20250130 generates within the label (tests/…/PermutationsTests).
/// </remarks>
internal static class Permutations
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const string Vowels = "aeiou";

    private static readonly string[] Keyboards =
    [
        "1234567890|qwertyuiop|asdfghjkl|zxcvbnm",
        "1234567890|qwertzuiop|asdfghjkl|yxcvbnm",
        "1234567890|azertyuiop|qsdfghjklm|wxcvbn",
    ];

    private static readonly byte[][] Neighbours = BuildNeighbours();

    private static readonly (string From, string[] To)[] Glyphs =
    [
        ("0", ["o"]), ("1", ["l", "i"]), ("3", ["8"]), ("6", ["9"]), ("8", ["3"]), ("9", ["6"]),
        ("b", ["d", "lb"]), ("c", ["e"]), ("d", ["b", "cl", "dl"]), ("e", ["c"]), ("g", ["q"]), ("h", ["lh"]), ("i", ["1", "l"]),
        ("k", ["lc"]), ("l", ["1", "i"]), ("m", ["n", "nn", "rn"]), ("n", ["m", "r"]), ("o", ["0"]), ("q", ["g"]), ("u", ["v"]),
        ("v", ["u"]), ("w", ["vv"]), ("rn", ["m"]), ("nn", ["m"]), ("cl", ["d"]), ("vv", ["w"]), ("ae", ["ae"]), ("oe", ["oe"]),
    ];

    // One sound, several spellings, in Latin transcriptions of several alphabets too.
    private static readonly (string From, string To)[] Sounds =
        [("c", "k"), ("k", "c"), ("i", "y"), ("y", "i"), ("s", "z"), ("z", "s"), ("f", "ph"), ("ph", "f"), ("v", "w"), ("w", "v"), ("ks", "x"), ("x", "ks"), ("kh", "h"), ("ck", "k"), ("qu", "k")];

    /// <summary>Visits all permutations of a label.</summary>
    /// <param name="label">Folded, at most 63 bytes.</param>
    /// <param name="visitor">Receives them.</param>
    [SkipLocalsInit]
    public static void Visit<TVisitor>(ReadOnlySpan<byte> label, ref TVisitor visitor)
        where TVisitor : struct, IPermutationVisitor
    {
        Span<byte> work = stackalloc byte[label.Length + 4];
        VisitGlyphs(label, ref visitor);
        VisitSounds(label, work, ref visitor);
        for (int i = 0; i < label.Length; i++)
        {
            byte c = label[i];
            Replace(label, i, 1, [], work, LookalikeKind.Omission, ref visitor);
            Replace(label, i, 1, [c, c], work, LookalikeKind.Repetition, ref visitor);
            if (i + 1 < label.Length)
                Replace(label, i, 2, [label[i + 1], c], work, LookalikeKind.Transposition, ref visitor);
            if (i > 0)
                Replace(label, i, 0, "-"u8, work, LookalikeKind.Hyphenation, ref visitor);
            Replace(label, i, 1, c is (byte)'s' or (byte)'x' or (byte)'z' ? [c, (byte)'e', (byte)'s'] : [c, (byte)'s'], work, LookalikeKind.Plural, ref visitor);
            foreach (byte near in Neighbours[c])
            {
                Replace(label, i, 1, [near], work, LookalikeKind.Replacement, ref visitor);
                Replace(label, i, 1, [near, c], work, LookalikeKind.Insertion, ref visitor);
                Replace(label, i, 1, [c, near], work, LookalikeKind.Insertion, ref visitor);
            }

            VisitFlips(label, i, work, ref visitor);
            if (Vowels.Contains((char)c, StringComparison.Ordinal))
            {
                foreach (char vowel in Vowels)
                    Replace(label, i, 1, [(byte)vowel], work, LookalikeKind.VowelSwap, ref visitor);
            }

            if (i + 1 == label.Length || label[i + 1] == '-')
            {
                foreach (char added in Alphabet)
                    Replace(label, i, 1, [c, (byte)added], work, LookalikeKind.Addition, ref visitor);
            }
        }
    }

    private static void VisitSounds<TVisitor>(ReadOnlySpan<byte> label, Span<byte> work, ref TVisitor visitor)
        where TVisitor : struct, IPermutationVisitor
    {
        for (int i = 0; i < label.Length; i++)
        {
            foreach (var (from, to) in Sounds)
            {
                if (StartsWith(label[i..], from))
                    visitor.Visit(LookalikeKind.Phonetic, work[..Put(label, i, from.Length, to, work)]);
            }
        }
    }

    private static void VisitFlips<TVisitor>(ReadOnlySpan<byte> label, int i, Span<byte> work, ref TVisitor visitor)
        where TVisitor : struct, IPermutationVisitor
    {
        for (int bit = 1; bit < 256; bit <<= 1)
        {
            byte flipped = (byte)(label[i] ^ bit);
            if (flipped is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or (byte)'-')
                Replace(label, i, 1, [flipped], work, LookalikeKind.BitFlip, ref visitor);
        }
    }

    [SkipLocalsInit]
    private static void VisitGlyphs<TVisitor>(ReadOnlySpan<byte> label, ref TVisitor visitor)
        where TVisitor : struct, IPermutationVisitor
    {
        Span<byte> once = stackalloc byte[label.Length + 8];
        Span<byte> twice = stackalloc byte[label.Length + 16];
        for (int i = 0; i < label.Length; i++)
        {
            foreach (var (from, to) in Glyphs)
            {
                if (!StartsWith(label[i..], from))
                    continue;
                foreach (string glyph in to)
                {
                    int length = Put(label, i, from.Length, glyph, once);
                    visitor.Visit(LookalikeKind.Homoglyph, once[..length]);
                    // A second glyph anywhere, also on what the first one brought.
                    VisitSecond(once[..length], twice, ref visitor);
                    if (!Doubled(label, i, from))
                        continue;
                    length = Put(label, i, 2, glyph + glyph, once);
                    visitor.Visit(LookalikeKind.Homoglyph, once[..length]);
                    VisitSecond(once[..length], twice, ref visitor);
                }
            }
        }
    }

    private static void VisitSecond<TVisitor>(ReadOnlySpan<byte> label, Span<byte> work, ref TVisitor visitor)
        where TVisitor : struct, IPermutationVisitor
    {
        for (int j = 0; j < label.Length; j++)
        {
            foreach (var (from, to) in Glyphs)
            {
                if (!StartsWith(label[j..], from))
                    continue;
                foreach (string glyph in to)
                {
                    visitor.Visit(LookalikeKind.Homoglyph, work[..Put(label, j, from.Length, glyph, work)]);
                    if (Doubled(label, j, from))
                        visitor.Visit(LookalikeKind.Homoglyph, work[..Put(label, j, 2, glyph + glyph, work)]);
                }
            }
        }
    }

    // A doubled letter is imitated as one: both at once.
    private static bool Doubled(ReadOnlySpan<byte> label, int at, string from) =>
        from.Length == 1 && at + 1 < label.Length && label[at + 1] == label[at];

    private static bool StartsWith(ReadOnlySpan<byte> label, string text)
    {
        if (label.Length < text.Length || label[0] != text[0])
            return false;
        return text.Length == 1 || label[1] == text[1];
    }

    private static int Put(ReadOnlySpan<byte> label, int at, int length, string text, Span<byte> work)
    {
        label[..at].CopyTo(work);
        for (int i = 0; i < text.Length; i++)
            work[at + i] = (byte)text[i];
        label[(at + length)..].CopyTo(work[(at + text.Length)..]);
        return label.Length - length + text.Length;
    }

    private static void Replace<TVisitor>(
        ReadOnlySpan<byte> label, int at, int length, ReadOnlySpan<byte> by, Span<byte> work, LookalikeKind kind, ref TVisitor visitor)
        where TVisitor : struct, IPermutationVisitor
    {
        label[..at].CopyTo(work);
        by.CopyTo(work[at..]);
        label[(at + length)..].CopyTo(work[(at + by.Length)..]);
        visitor.Visit(kind, work[..(label.Length - length + by.Length)]);
    }

    private static byte[][] BuildNeighbours()
    {
        var near = new SortedSet<byte>[256];
        for (int b = 0; b < near.Length; b++)
            near[b] = [];
        foreach (string keyboard in Keyboards)
        {
            string[] rows = keyboard.Split('|');
            for (int row = 0; row < rows.Length; row++)
            {
                for (int column = 0; column < rows[row].Length; column++)
                    AddNear(near, rows, row, column);
            }
        }

        return [.. near.Select(n => n.ToArray())];
    }

    // Each row of keys stands half a key to the right of the one above: a key touches two above and two below.
    private static void AddNear(SortedSet<byte>[] near, string[] rows, int row, int column)
    {
        foreach (var (down, right) in (ReadOnlySpan<(int, int)>)[(0, -1), (0, 1), (-1, 0), (-1, 1), (1, -1), (1, 0)])
        {
            int r = row + down, c = column + right;
            if (r >= 0 && r < rows.Length && c >= 0 && c < rows[r].Length)
                near[rows[row][column]].Add((byte)rows[r][c]);
        }
    }
}
