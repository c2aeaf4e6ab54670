using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Leaks;

/// <summary>Folds a text for tracing: what a copyist, a mail program or a scanner changes is gone, what a forger changes stays.</summary>
/// <remarks>
/// <para>
/// Built on the table of <see cref="TextNormaliser"/> (NFKD, accents, case, look-alikes of other scripts), but with places kept and numbers
/// kept: the normaliser's class for "some number" would hide an altered amount. White space, line ends, hyphens, quotation marks and
/// punctuation are gone, so wrapping, hyphenation and dropped spaces do not matter. Kept: currency and percent signs, and the point or comma
/// between digits as one symbol, because <c>1.5</c> is not <c>15</c>.
/// </para>
/// <para>
/// Characters that scanners confuse are one: l, i and 1; o and 0; s and 5; b and 8; rn and m; vv and w. Different digits never become one.
/// </para>
/// </remarks>
public static class LeakFold
{
    private const byte BetweenDigits = 1;
    private static readonly byte[] Ascii = AsciiTable();

    /// <summary>Folds a text.</summary>
    public static void Fold(ReadOnlySpan<char> text, FoldedText into)
    {
        into.Clear(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            i = FoldAscii(text, i, into);
            if (i < text.Length)
                i = Beyond(text, i, into);
        }
    }

    // Up to the next character beyond ASCII. Nine characters in ten of most texts: without calls and with one store for each.
    private static int FoldAscii(ReadOnlySpan<char> text, int from, FoldedText into)
    {
        into.Room(text.Length - from, out var symbols, out var positions);
        ref byte table = ref MemoryMarshal.GetArrayDataReference(Ascii);
        ushort last = into.Last;
        int count = 0, i = from;
        for (; i < text.Length && text[i] < 128; i++)
        {
            ushort symbol = Unsafe.Add(ref table, text[i]);
            if (((symbol == 'n') & (last == 'r')) | ((symbol == 'v') & (last == 'v')))
            {
                last = symbol == 'n' ? 'm' : 'w';
                if (count > 0)
                    symbols[count - 1] = last;
                else
                    into.Last = last;
                continue;
            }

            if (symbol == BetweenDigits)
                symbol = i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]) ? '.' : (ushort)0;
            symbols[count] = symbol;
            positions[count] = i;
            count += symbol == 0 ? 0 : 1;
            last = symbol == 0 ? last : symbol;
        }

        into.Advance(count);
        return i;
    }

    /// <summary>One word without regard to its place.</summary>
    public static string Word(ReadOnlySpan<char> text, FoldedText scratch)
    {
        Fold(text, scratch);
        return string.Create(scratch.Count, scratch, static (span, folded) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = (char)folded.Symbols[i];
        });
    }

    private static void Add(ushort symbol, int position, FoldedText into)
    {
        if (symbol == 'n' && into.Last == 'r')
            into.Last = 'm';
        else if (symbol == 'v' && into.Last == 'v')
            into.Last = 'w';
        else
            into.Add(symbol, position);
    }

    private static int Beyond(ReadOnlySpan<char> text, int at, FoldedText into)
    {
        if (Rune.DecodeFromUtf16(text[at..], out var rune, out int used) == System.Buffers.OperationStatus.Done)
            Fold(rune.Value, at, into);
        return at + used - 1;
    }

    private static void Fold(int codePoint, int position, FoldedText into)
    {
        var table = FoldTable.Skeleton;
        uint entry = table.Get(codePoint);
        int target = FoldTable.Target(entry) is var mapped and not 0 ? mapped : codePoint;
        switch (FoldTable.Class(entry))
        {
            case FoldClass.Expansion:
                foreach (int part in table.Expansion(FoldTable.Target(entry)))
                    Fold(part, position, into);
                break;
            case FoldClass.Letter or FoldClass.Digit or FoldClass.Mark or FoldClass.ComposingMark or FoldClass.Jamo:
                Add(target < Ascii.Length ? Ascii[target] : (ushort)target, position, into);
                break;
            case FoldClass.Space when Rune.IsValid(codePoint) && Rune.GetUnicodeCategory(new Rune(codePoint)) == UnicodeCategory.CurrencySymbol:
                into.Add((ushort)codePoint, position);
                break;
            default:
                break;
        }
    }

    private static byte[] AsciiTable()
    {
        byte[] table = new byte[128];
        for (int c = '0'; c <= '9'; c++)
            table[c] = (byte)c;
        for (int c = 'a'; c <= 'z'; c++)
            table[c] = table[c - 32] = (byte)c;
        foreach ((char seen, char one) in new[] { ('1', 'i'), ('l', 'i'), ('L', 'i'), ('0', 'o'), ('5', 's'), ('8', 'b') })
            table[seen] = (byte)one;
        table['$'] = (byte)'$';
        table['%'] = (byte)'%';
        table['.'] = table[','] = BetweenDigits;
        return table;
    }
}
