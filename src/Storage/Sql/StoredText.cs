namespace Tocsin.Storage.Sql;

/// <summary>Text as both databases can keep it.</summary>
internal static class StoredText
{
    private const char Replacement = '\uFFFD';

    /// <summary>PostgreSQL takes no NUL, neither takes half of a surrogate pair: both become U+FFFD.</summary>
    public static string Clean(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (Broken(text, i))
                return Mended(text, i);
        }

        return text;
    }

    private static string Mended(string text, int from)
    {
        char[] mended = text.ToCharArray();
        for (int i = from; i < mended.Length; i++)
        {
            if (Broken(text, i))
                mended[i] = Replacement;
        }

        return new string(mended);
    }

    private static bool Broken(string text, int at) => text[at] switch
    {
        '\0' => true,
        >= '\uD800' and <= '\uDBFF' => at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]),
        >= '\uDC00' and <= '\uDFFF' => at == 0 || !char.IsHighSurrogate(text[at - 1]),
        _ => false,
    };
}
