using System.Buffers;
using System.Text;
using Tocsin.Engine.Text;

namespace Tocsin.Storage;

/// <summary>Splits texts into words, the same for both homes: what one finds the other finds.</summary>
/// <remarks>A word is a run of letters, digits and marks, folded: case, accents and hyphens do not matter (<see cref="LetterFold"/>).</remarks>
public static class SearchWords
{
    // Longer runs are data, not words; a database would refuse them.
    private const int Longest = 64;

    // A database takes no endless list of words: what stands further behind is kept, and not found.
    private const int Searchable = 200_000;

    /// <summary>The words of a text in order, with repetitions.</summary>
    public static IReadOnlyList<string> Of(string text) => Folded(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same in one string, a blank between words.</summary>
    /// <remarks>O(length); one allocation beside rented room.</remarks>
    public static string Folded(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var begin = text.AsSpan(0, Math.Min(text.Length, Searchable));
        char[] room = ArrayPool<char>.Shared.Rent(begin.Length * 4);
        Span<char> folded = room.AsSpan(0, LetterFold.Fold(begin, room)), words = room.AsSpan(begin.Length * 2);
        int length = 0;
        for (int i = 0; i < folded.Length;)
        {
            int start = i;
            while (i < folded.Length && Belongs(folded, ref i))
            {
            }

            if (i == start)
            {
                i++;
                continue;
            }

            if (length > 0)
                words[length++] = ' ';
            var word = folded[start..Math.Min(i, start + Longest)];
            word.CopyTo(words[length..]);
            length += word.Length;
        }

        string joined = new(words[..length]);
        ArrayPool<char>.Shared.Return(room);
        return joined;
    }

    /// <summary>What somebody typed: words that must all be there; <c>word*</c> stands for its beginnings.</summary>
    /// <exception cref="StoreException">There is no word in it.</exception>
    public static IReadOnlyList<SearchWord> Query(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var query = new List<SearchWord>();
        foreach (string part in typed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Of(part);
            for (int w = 0; w < words.Count; w++)
                query.Add(new SearchWord(words[w], w == words.Count - 1 && part.EndsWith('*')));
        }

        return query.Count > 0 ? [.. query.Distinct()] : throw new StoreException("there is no word to look for", "give one or several words; word* finds what begins with it");
    }

    private static bool Belongs(ReadOnlySpan<char> text, ref int at)
    {
        if (text[at] < 128)
        {
            bool word = char.IsAsciiLetterOrDigit(text[at]);
            at += word ? 1 : 0;
            return word;
        }

        if (Rune.DecodeFromUtf16(text[at..], out var rune, out int used) != OperationStatus.Done)
            return false;
        bool belongs = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
        at += belongs ? used : 0;
        return belongs;
    }
}
