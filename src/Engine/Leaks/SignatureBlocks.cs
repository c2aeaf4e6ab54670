namespace Tocsin.Engine.Leaks;

/// <summary>The signatures of a mail and of the mails quoted in it: from a line with two hyphens to the next empty line, twelve lines at most.</summary>
/// <remarks>RFC 3676, section 4.3. A person's signature recurs in all their mail, enrolled or not, and so traces nothing.</remarks>
internal sealed class SignatureBlocks
{
    private const int MostLines = 12;
    private static readonly SignatureBlocks Empty = new();
    private readonly List<(int Start, int End)> _blocks = [];

    /// <summary>Finds them.</summary>
    public static SignatureBlocks Of(string text)
    {
        if (!text.Contains("--", StringComparison.Ordinal))
            return Empty;
        var blocks = new SignatureBlocks();
        int start = -1, lines = 0, at = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim(" >\t\r");
            at = range.Start.GetOffset(text.Length);
            bool delimiter = line is "--";
            if (start >= 0 && (delimiter || lines >= MostLines || (line.IsEmpty && lines > 0)))
            {
                blocks._blocks.Add((start, at));
                start = -1;
            }

            if (delimiter)
                (start, lines) = (at, -1);
            lines++;
        }

        if (start >= 0)
            blocks._blocks.Add((start, text.Length));
        return blocks;
    }

    /// <summary>True when a place of the text lies in one.</summary>
    public bool Holds(int position)
    {
        foreach (var (start, end) in _blocks)
        {
            if (position >= start && position < end)
                return true;
        }

        return false;
    }
}
