using System.Text;

namespace Tocsin.Exchange.Report;

/// <summary>The one place that writes markup. Text can only become text: everything is encoded here, whoever wrote it.</summary>
/// <remarks>
/// Element and attribute names come from the program and are checked; every value and text is encoded, and characters
/// that are invisible or turn the direction of reading are shown by name. There is no way to pass markup through.
/// </remarks>
internal sealed class HtmlWriter(TextWriter output)
{
    private const int MostStackedMarks = 4;
    private const int HighSurrogates = 0xD800;
    private readonly Stack<string> _open = new();

    /// <summary>The document type, which is no element.</summary>
    public HtmlWriter Doctype()
    {
        output.Write("<!doctype html>\n");
        return this;
    }

    /// <summary>Opens an element.</summary>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        _open.Push(tag);
        return this;
    }

    /// <summary>Writes an element that has no content (meta, br, line, rect …).</summary>
    public HtmlWriter Void(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        if (tag is not ("meta" or "br" or "col"))
            output.Write($"</{tag}>");
        return this;
    }

    /// <summary>Closes the element opened last; naming it keeps the nesting honest.</summary>
    public HtmlWriter Close(string tag)
    {
        string open = _open.Count > 0 ? _open.Pop() : "nothing";
        if (!string.Equals(open, tag, StringComparison.Ordinal))
            throw new InvalidOperationException($"BUG: closing {tag} while {open} is open");
        output.Write($"</{tag}>");
        if (tag is "p" or "tr" or "section" or "div" or "table" or "li" or "svg" or "h1" or "h2" or "h3" or "h4" or "figure" or "g")
            output.Write('\n');
        return this;
    }

    /// <summary>An element with a text in it.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Open(tag, attributes).Text(text).Close(tag);

    /// <summary>Our own words.</summary>
    public HtmlWriter Text(string text)
    {
        Encode(text, markHidden: true);
        return this;
    }

    /// <summary>Words from the data: isolated in direction, cut to a length, with what was left out counted.</summary>
    public HtmlWriter Foreign(string text, int most = 400)
    {
        string shown = VisibleText.Cut(text, most, out int left);
        Open("bdi").Text(shown).Close("bdi");
        if (left > 0)
            Element("span", $" … {ReportNumbers.Count(left)} more characters", ("class", "cut"));
        return this;
    }

    /// <summary>Words from the data where a label must stay short: what is cut off is only an ellipsis.</summary>
    public HtmlWriter Brief(string text, int most)
    {
        string shown = VisibleText.Cut(text, most, out int left);
        return Open("bdi").Text(left > 0 ? shown.TrimEnd() + "…" : shown).Close("bdi");
    }

    /// <summary>The style sheet: a constant of the program.</summary>
    public HtmlWriter Style(string css)
    {
        if (css.Contains('<', StringComparison.Ordinal))
            throw new InvalidOperationException("BUG: markup in the style sheet");
        output.Write($"<style>{css}</style>\n");
        return this;
    }

    /// <summary>Makes sure that everything was closed.</summary>
    public void End()
    {
        if (_open.Count > 0)
            throw new InvalidOperationException($"BUG: {_open.Peek()} was never closed");
        output.Write('\n');
    }

    private void Start(string tag, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        CheckName(tag);
        output.Write('<');
        output.Write(tag);
        foreach (var (name, value) in attributes)
        {
            CheckName(name);
            output.Write(' ');
            output.Write(name);
            output.Write("=\"");
            Encode(value, markHidden: false);
            output.Write('"');
        }

        output.Write('>');
    }

    private static void CheckName(string name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                throw new InvalidOperationException("BUG: a name in markup that is not a name");
        }

        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name is "script" or "iframe" or "object" or "embed" or "src")
            throw new InvalidOperationException($"BUG: {name} has no place in a report");
    }

    private void Encode(string text, bool markHidden)
    {
        int marks = 0;
        for (int i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out int used) != System.Buffers.OperationStatus.Done)
            {
                Hidden(text[i], markHidden);
                i++;
                continue;
            }

            i += used;
            if (rune.Value == '\r' && i < text.Length && text[i] == '\n')
                continue;
            marks = VisibleText.IsStacking(rune) ? marks + 1 : 0;
            if (marks > MostStackedMarks || VisibleText.IsHidden(rune))
                Hidden(rune.Value, markHidden);
            else
                Visible(rune);
        }
    }

    private void Hidden(int codePoint, bool mark)
    {
        string name = VisibleText.Name(codePoint);
        output.Write(mark
            ? $"<span class=\"cp\" title=\"{(codePoint >= HighSurrogates && codePoint < 0xE000 ? "broken character" : "character that is invisible or changes the direction of reading")}\">{name}</span>"
            : $"[{name}]");
    }

    private void Visible(Rune rune)
    {
        string? entity = rune.Value switch
        {
            '<' => "&lt;",
            '>' => "&gt;",
            '&' => "&amp;",
            '"' => "&quot;",
            '\'' => "&#39;",
            '`' => "&#96;",
            _ => null,
        };
        if (entity is not null)
        {
            output.Write(entity);
            return;
        }

        Span<char> units = stackalloc char[2];
        output.Write(units[..rune.EncodeToUtf16(units)]);
    }
}
