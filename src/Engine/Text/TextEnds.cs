namespace Tocsin.Engine.Text;

/// <summary>What is cut from the two ends of a text before it is folded.</summary>
internal static class TextEnds
{
    private static ReadOnlySpan<byte> Ellipsis => "…"u8;

    /// <summary>Finds the end of the text without a trailing ellipsis and white space.</summary>
    /// <returns>True when there was an ellipsis.</returns>
    public static bool TrimEllipsis(ReadOnlySpan<byte> text, out int end)
    {
        end = TrimmedEnd(text);
        bool found = false;
        while (true)
        {
            if (text[..end].EndsWith(Ellipsis) || text[..end].EndsWith("..."u8))
                end = TrimmedEnd(text[..(end - 3)]);
            else
                return found;
            found = true;
        }
    }

    /// <summary>True when the text, white space aside, ends in the character …, as platforms cut texts off.</summary>
    public static bool EndsInEllipsisCharacter(ReadOnlySpan<byte> text) => text[..TrimmedEnd(text)].EndsWith(Ellipsis);

    /// <summary>Length of "RT @name:" at the start, several of them included; 0 when there is none.</summary>
    public static int ReshareMarkLength(ReadOnlySpan<byte> text)
    {
        int length = 0;
        while (true)
        {
            int at = length;
            while (at < text.Length && text[at] <= ' ')
                at++;
            var rest = text[at..];
            if (rest.Length < 5 || (rest[0] | 0x20) != 'r' || (rest[1] | 0x20) != 't' || rest[2] != ' ' || rest[3] != '@')
                return length;
            int name = EntityRules.MentionLength(text, at + 3, 1);
            int colon = at + 3 + name;
            if (name == 0 || colon >= text.Length || text[colon] != (byte)':')
                return length;
            length = colon + 1;
        }
    }

    private static int TrimmedEnd(ReadOnlySpan<byte> text)
    {
        int end = text.Length;
        while (end > 0 && (text[end - 1] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            end--;
        return end;
    }
}
