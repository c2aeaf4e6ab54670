using System.Globalization;
using AngleSharp.Dom;
using Tocsin.Pages.Reading;

namespace Tocsin.Sites.Reading;

/// <summary>How a page is built and what it says, as sets of shingles.</summary>
internal static class PageShape
{
    private const int PathLength = 4;
    private const int MostClasses = 4;
    private const int WordsOfAShingle = 5;
    private const int MostWords = 200_000;

    /// <summary>Structure: each element with the classes of it and the three above. Repetition does not count, so a longer list is no other page.</summary>
    public static ShingleSet Structure(IReadOnlyList<IElement> elements)
    {
        var names = new Dictionary<IElement, ulong>(ReferenceEqualityComparer.Instance);
        var hashes = new List<ulong>();
        foreach (var element in elements)
        {
            names[element] = StableHash.Of(Name(element));
            ulong path = 0;
            int steps = 0;
            for (var up = element; up is not null && steps < PathLength; up = up.ParentElement, steps++)
                path = StableHash.Mixed((path * 31) + names.GetValueOrDefault(up));
            if (element.NodeName is not ("SCRIPT" or "META" or "LINK" or "STYLE" or "HEAD" or "HTML" or "BODY"))
                hashes.Add(path);
        }

        return ShingleSet.Of(hashes);
    }

    /// <summary>Words: five in a row, case folded.</summary>
    public static ShingleSet Text(IReadOnlyList<PageBlock> blocks)
    {
        var hashes = new List<ulong>();
        int words = 0;
        foreach (var block in blocks)
        {
            var row = Words(block.Text).Select(w => StableHash.Of(w)).ToList();
            words += row.Count;
            if (words > MostWords)
                break;
            for (int i = 0; i + WordsOfAShingle <= row.Count; i++)
            {
                ulong hash = 0;
                for (int k = 0; k < WordsOfAShingle; k++)
                    hash = StableHash.Mixed((hash * 31) + row[i + k]);
                hashes.Add(hash);
            }
        }

        return ShingleSet.Of(hashes);
    }

    // Numbers in class names are of one page (post-1234), and so are ids.
    private static string Name(IElement element)
    {
        string classes = element.GetAttribute("class") ?? "";
        if (classes.Length > 400)
            classes = classes[..400];
        var kept = classes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(c => !c.Any(char.IsAsciiDigit)).Order(StringComparer.Ordinal).Take(MostClasses);
        return $"{element.LocalName}.{string.Join('.', kept)}";
    }

    // A letter of a script without blanks is a word of its own.
    private static IEnumerable<string> Words(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool letter = i < text.Length && (char.IsLetterOrDigit(text[i]) || CharUnicodeInfo.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark);
            bool alone = letter && text[i] is (>= '\u0E00' and <= '\u0EFF') or (>= '\u3040' and <= '\u9FFF');
            if (letter && !alone)
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
                yield return text[start..i].ToLowerInvariant();
            start = -1;
            if (alone)
                yield return text[i].ToString();
        }
    }
}
