using System.Text;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Stix;

/// <summary>Text as other systems take it: well-formed, without control characters, of bounded length.</summary>
internal static class StixText
{
    /// <summary>Control characters become U+FFFD (line breaks and tabs stay), because databases behind STIX refuse them.</summary>
    public static string Clean(string text)
    {
        string mended = WellFormed.Text(text);
        return string.Create(mended.Length, mended, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = char.IsControl(source[i]) && source[i] is not '\n' and not '\t' ? '\uFFFD' : source[i];
        });
    }

    /// <summary>At most so many characters, never half of one, with an ellipsis where it was cut.</summary>
    public static string Cut(string text, int length)
    {
        string clean = Clean(text);
        if (clean.Length <= length)
            return clean;
        int end = char.IsHighSurrogate(clean[length - 1]) ? length - 1 : length;
        return new StringBuilder(clean, 0, end, end + 2).Append(" …").ToString();
    }
}
