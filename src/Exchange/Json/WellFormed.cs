using System.Text;

namespace Tocsin.Exchange.Json;

/// <summary>Makes text encodable: a surrogate without its other half becomes U+FFFD.</summary>
internal static class WellFormed
{
    public static string Text(string text)
    {
        int bad = FirstLoneSurrogate(text);
        if (bad < 0)
            return text;
        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            mended.Append(rune.ToString());
        return mended.ToString();
    }

    private static int FirstLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return i;
            i++;
        }

        return -1;
    }
}
