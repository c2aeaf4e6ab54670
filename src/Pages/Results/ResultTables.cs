using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Pages.Comparing;
using Tocsin.Pages.Reading;

namespace Tocsin.Pages.Results;

/// <summary>Finds the columns of a page that hold figures of the result.</summary>
/// <remarks>
/// A table whose rows do not all have the same number of cells is left out: with merged cells one cannot know what stands under what, and a wrong
/// alarm on results night costs more than a sum that was not made. O(n) in the blocks.
/// </remarks>
internal static partial class ResultTables
{
    // Long paths are cut at their beginning, row by row at another place; their ends are the same.
    private const int TableEnd = 120;
    private const int MostDecimals = 6;

    // More than there are people; sums of it cannot overflow.
    private const decimal Largest = 1_000_000_000_000m;
    private static readonly HashSet<string> Totals = ReadTotals();

    /// <summary>The columns with at least two figures, in reading order.</summary>
    public static IReadOnlyList<ResultColumn> Read(PageContent page) =>
        [.. Cells(page).GroupBy(c => c.Table, StringComparer.Ordinal).SelectMany(Columns)];

    private static IEnumerable<ResultColumn> Columns(IGrouping<string, Cell> table)
    {
        var rows = table.GroupBy(c => c.Row, StringComparer.Ordinal).Select(Positioned).Where(r => r.Any(c => c.Block.Rule == RegionRule.Result)).ToList();
        if (rows.Count < 2 || rows.Select(r => r.Max(c => c.Number)).Distinct().Count() > 1)
            return [];
        return rows.SelectMany(Figures).GroupBy(f => f.Position).OrderBy(g => g.Key).Select(g => Column(table.Key, g.Key, [.. g.Select(f => f.Cell)])).OfType<ResultColumn>();
    }

    private static ResultColumn? Column(string table, int position, IReadOnlyList<ResultCell> cells)
    {
        var totals = cells.Where(c => Totals.Contains(Folded(c.Row))).ToList();
        var others = cells.Where(c => !Totals.Contains(Folded(c.Row))).ToList();
        return others.Count < 2 ? null : new ResultColumn(table, position, others, totals.Count == 1 ? totals[0] : null);
    }

    private static IEnumerable<(int Position, ResultCell Cell)> Figures(IReadOnlyList<Cell> row)
    {
        string name = row.FirstOrDefault(c => c.Block.Text.Any(char.IsLetter))?.Block.Text ?? "";
        foreach (var cell in row.Where(c => c.Block.Rule == RegionRule.Result))
        {
            if (PageNumbers.Of(cell.Block.Text) is not [var number] || PageNumbers.Value(number) is not { } value || value > Largest)
                continue;
            bool share = IsShare(cell.Block);
            yield return (cell.Number, new ResultCell(name, cell.Block.Label.Length > 0 ? cell.Block.Label : name, cell.Block.Text, value, Rounding(number, value), share));
        }
    }

    /// <summary>It is a percentage by its own sign or the one at the head of its column.</summary>
    public static bool IsShare(PageBlock block) => block.Text.Contains('%', StringComparison.Ordinal) || block.Label.Contains('%', StringComparison.Ordinal);

    private static decimal Rounding(string number, decimal value)
    {
        int sign = number.LastIndexOfAny(['.', ',']);
        int decimals = sign < 0 || value == Math.Floor(value) && number.Length - sign - 1 == 3 ? 0 : Math.Min(MostDecimals, number.Length - sign - 1);
        decimal half = 0.5m;
        for (int i = 0; i < decimals; i++)
            half /= 10;
        return half;
    }

    private static IEnumerable<Cell> Cells(PageContent page)
    {
        foreach (var block in page.Blocks)
        {
            if (CellPath().Match(block.Path) is not { Success: true } match || !int.TryParse(match.Groups["n"].Success ? match.Groups["n"].ValueSpan : "1", NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                continue;
            string table = match.Groups["table"].Value;
            int part = Part().Match(table) is { Success: true } group ? group.Length : 0;
            string row = table[^part..] + match.Groups["row"].Value;
            table = table[..^part];
            yield return new Cell(table.Length > TableEnd ? table[^TableEnd..] : table, row, match.Groups["cell"].Value == "th", number, block);
        }
    }

    // Cells are numbered by their tag: <th>Name</th><td>1</td> are th 1 and td 1.
    private static List<Cell> Positioned(IEnumerable<Cell> row)
    {
        var cells = row.ToList();
        int heads = cells.Where(c => c.Head).Select(c => c.Number).Distinct().Count();
        return [.. cells.Select(c => c.Head ? c : c with { Number = c.Number + heads })];
    }

    private static string Folded(string text) => text.Trim(' ', ':', '.', '=').ToLowerInvariant();

    private static HashSet<string> ReadTotals()
    {
        using var stream = typeof(ResultTables).Assembly.GetManifestResourceStream("pages/totals.txt") ?? throw new InvalidOperationException("BUG: totals.txt is missing");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')];
    }

    // The innermost cell, for tables stand in tables.
    [GeneratedRegex(@"^(?<table>.*)>(?<row>tr(?:\[[0-9]+\])?)>(?<cell>td|th)(?:\[(?<n>[0-9]+)\])?(?:>.*)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CellPath();

    [GeneratedRegex(@">(?:thead|tbody|tfoot)(?:\[[0-9]+\])?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Part();

    private sealed record Cell(string Table, string Row, bool Head, int Number, PageBlock Block);
}
