namespace Tocsin.Engine.Leaks;

/// <summary>What mail programs put into a mail: signatures, and the lines that introduce a quoted or forwarded one.</summary>
/// <remarks>
/// A signature goes from a line with two hyphens to the next empty line (RFC 3676, section 4.3), twelve lines at most; an introduction from a line
/// such as <c>Original message</c> likewise; <c>… wrote:</c> is one line. They recur in all mail of a person or a list, enrolled or not, and so
/// trace nothing.
/// </remarks>
internal sealed class MailFurniture
{
    private const int MostLines = 12;
    private static readonly MailFurniture Empty = new();

    private static readonly string[] Introductions =
    [
        "original message", "forwarded message", "begin forwarded message", "message d'origine", "message original", "message transféré", "début du message réexpédié",
        "ursprüngliche nachricht", "weitergeleitete nachricht", "mensaje original", "mensaje reenviado", "исходное сообщение", "пересылаемое сообщение",
        "оригінальне повідомлення", "переслане повідомлення",
    ];

    private static readonly string[] Attributions = ["wrote:", "writes:", "a écrit :", "a écrit:", "schrieb:", "escribió:", "пишет:", "написал:", "написала:", "пише:", "написав:"];

    private readonly List<(int Start, int End)> _blocks = [];

    /// <summary>Finds them.</summary>
    public static MailFurniture Of(string text)
    {
        MailFurniture? furniture = null;
        int start = -1, lines = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim(" >\t\r");
            int at = range.Start.GetOffset(text.Length);
            bool opens = line is "--" || Introduces(line);
            if (start >= 0 && (opens || lines >= MostLines || (line.IsEmpty && lines > 0)))
            {
                furniture!._blocks.Add((start, at));
                start = -1;
            }

            if (opens)
            {
                furniture ??= new MailFurniture();
                (start, lines) = (at, -1);
            }
            else if (start < 0 && Attributes(line))
            {
                furniture ??= new MailFurniture();
                furniture._blocks.Add((at, range.End.GetOffset(text.Length)));
            }

            lines++;
        }

        if (start >= 0)
            furniture!._blocks.Add((start, text.Length));
        return furniture ?? Empty;
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

    private static bool Introduces(ReadOnlySpan<char> line)
    {
        line = line.Trim("-_ :*");
        if (line.Length is < 14 or > 32)
            return false;
        foreach (string introduction in Introductions)
        {
            if (line.Equals(introduction, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool Attributes(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line[^1] != ':')
            return false;
        foreach (string attribution in Attributions)
        {
            if (line.EndsWith(attribution, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
