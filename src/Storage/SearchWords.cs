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
    public static IReadOnlyList<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        var begin = text.AsSpan(0, Math.Min(text.Length, Searchable));
        char[] buffer = new char[begin.Length * 2];
        ReadOnlySpan<char> folded = buffer.AsSpan(0, LetterFold.Fold(begin, buffer));
        for (int i = 0; i < folded.Length;)
        {
            int start = i;
            while (i < folded.Length && Belongs(folded, ref i))
            {
            }

            if (i > start)
                words.Add(new string(folded[start..Math.Min(i, start + Longest)]));
            else
                i++;
        }

        return words;
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
        if (Rune.DecodeFromUtf16(text[at..], out var rune, out int used) != System.Buffers.OperationStatus.Done)
            return false;
        bool belongs = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
        at += belongs ? used : 0;
        return belongs;
    }
}
