namespace Tocsin.Exchange.Report;

/// <summary>A table with a caption and column heads, which scrolls by itself on narrow screens.</summary>
internal sealed class ReportTable
{
    private const int ShortCell = 18;
    private readonly HtmlWriter _html;
    private readonly bool[] _numeric;
    private readonly string[] _heads;
    private int _column;

    /// <summary>Starts a table. A head that begins with # is a column of numbers.</summary>
    public ReportTable(HtmlWriter html, string caption, params string[] heads)
    {
        _html = html;
        _numeric = [.. heads.Select(h => h.StartsWith('#'))];
        _heads = [.. heads.Select(h => h.TrimStart('#'))];
        html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption));
        html.Open("table").Element("caption", caption).Open("thead").Open("tr");
        for (int i = 0; i < heads.Length; i++)
            html.Element("th", _heads[i], ("scope", "col"), ("class", _numeric[i] ? "n" : ""));
        html.Close("tr").Close("thead").Open("tbody");
    }

    /// <summary>Starts a row.</summary>
    public ReportTable Row()
    {
        _html.Open("tr");
        _column = 0;
        return this;
    }

    /// <summary>A cell of our own words.</summary>
    public ReportTable Cell(string text)
    {
        if (text.Length > ShortCell)
            return Cell(h => h.Text(text));
        return Cell(h => h.Element("span", text, ("class", "s")));
    }

    /// <summary>A cell of words from the data.</summary>
    public ReportTable Foreign(string text, int most = 160) => Cell(h => h.Brief(text, most));

    /// <summary>A cell with a moment.</summary>
    public ReportTable Time(ReportClock clock, DateTimeOffset time, bool seconds = false) => Cell(h => clock.Write(h, time, seconds));

    /// <summary>A cell that writes itself.</summary>
    public ReportTable Cell(Action<HtmlWriter> write)
    {
        string tag = _column == 0 ? "th" : "td";
        if (_column == 0)
            _html.Open("th", ("scope", "row"));
        else
            _html.Open("td", ("class", _numeric[_column] ? "n" : ""));
        _column++;
        write(_html);
        _html.Close(tag);
        return this;
    }

    /// <summary>Ends a row.</summary>
    public void EndRow() => _html.Close("tr");

    /// <summary>Ends the table and says how much is not shown and where all is.</summary>
    public void End(int shown, long all, string what, string file)
    {
        _html.Close("tbody").Close("table").Close("div");
        if (all > shown)
            _html.Element("p", ReportNumbers.More(all - shown, what, file), ("class", "rest"));
    }

    /// <summary>Ends the table.</summary>
    public void End() => End(0, 0, "", "");
}
