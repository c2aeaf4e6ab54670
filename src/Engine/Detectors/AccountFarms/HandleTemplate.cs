using System.Text;

namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>The form of a handle: which kinds of characters stand in it, and in what order.</summary>
/// <remarks>
/// A run of small letters is <c>a</c>, a capitalised word <c>Aa</c>, a run of capitals <c>AA</c>, whatever their length; each digit is
/// <c>#</c>, as generators fix how many digits they append; other characters stand for themselves. <c>JenniferDavis84736251</c>
/// becomes <c>AaAa########</c>. Nothing here knows which forms a platform proposes: how common a form is in the crowd decides.
/// </remarks>
internal static class HandleTemplate
{
    // A generator that appends more digits than this writes ids.
    private const int DigitsTold = 12;
    private const int LeastWord = 3;

    /// <summary>The form; empty for a handle without letters or digits.</summary>
    public static string Shape(ReadOnlySpan<byte> handle)
    {
        var shape = new StringBuilder();
        bool any = false;
        for (int i = 0; i < handle.Length;)
        {
            int start = i;
            byte first = handle[i];
            if (char.IsAsciiDigit((char)first))
            {
                while (i < handle.Length && char.IsAsciiDigit((char)handle[i]))
                    i++;
                shape.Append('#', Math.Min(i - start, DigitsTold));
                any = true;
            }
            else if (IsLetter(first))
            {
                i = EndOfWord(handle, i);
                shape.Append(!char.IsAsciiLetterUpper((char)first) ? "a" : i - start == 1 ? "A" : char.IsAsciiLetterUpper((char)handle[start + 1]) ? "AA" : "Aa");
                any = true;
            }
            else
            {
                shape.Append((char)first);
                i++;
            }
        }

        return any ? shape.ToString() : "";
    }

    /// <summary>The form with its first word spelt out; empty when the first word is too short to tell anything.</summary>
    public static string WithFirstWord(ReadOnlySpan<byte> handle, string shape)
    {
        var word = FirstRun(handle);
        if (word.Length < LeastWord)
            return "";
        int place = shape.AsSpan().IndexOfAny('A', 'a');
        int length = shape[place] == 'A' ? 2 : 1;
        return string.Concat(shape.AsSpan(0, place), Encoding.UTF8.GetString(word), shape.AsSpan(place + length));
    }

    /// <summary>The first word in small letters; empty when it is too short to tell anything.</summary>
    public static string FirstWord(ReadOnlySpan<byte> handle)
    {
        var word = FirstRun(handle);
        return word.Length < LeastWord ? "" : Encoding.UTF8.GetString(word).ToLowerInvariant();
    }

    private static ReadOnlySpan<byte> FirstRun(ReadOnlySpan<byte> handle)
    {
        int start = 0;
        while (start < handle.Length && !IsLetter(handle[start]))
            start++;
        return start < handle.Length ? handle[start..EndOfWord(handle, start)] : [];
    }

    // A word ends where a capital follows a small letter, and before anything that is no letter.
    private static int EndOfWord(ReadOnlySpan<byte> handle, int start)
    {
        int i = start + 1;
        bool capitals = char.IsAsciiLetterUpper((char)handle[start]) && i < handle.Length && char.IsAsciiLetterUpper((char)handle[i]);
        while (i < handle.Length && IsLetter(handle[i]) && (capitals == char.IsAsciiLetterUpper((char)handle[i])))
            i++;
        return i;
    }

    // What is not ASCII counts as a small letter: the platforms that allow it mean letters.
    private static bool IsLetter(byte b) => b >= 0x80 || char.IsAsciiLetter((char)b);
}
