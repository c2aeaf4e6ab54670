namespace Tocsin.Cli.Summary;

/// <summary>A row of characters whose heights show numbers (Tufte 2006).</summary>
public static class Sparkline
{
    private const string Blocks = " ▁▂▃▄▅▆▇█";
    private const string Ascii = " .:-=+*%#";

    /// <summary>Bins that one column stands for, so that all of them fit into <paramref name="width"/>.</summary>
    public static int BinsPerColumn(int bins, int width) => Math.Max(1, (bins + width - 1) / width);

    /// <summary>Columns that each bin takes, so that a few bins are wide enough to see.</summary>
    public static int ColumnsPerBin(int bins, int width) => bins <= 0 ? 0 : Math.Clamp(width / bins, 1, 8);

    /// <summary>Sums whole bins into columns, or repeats a bin over several; every column stands for the same time.</summary>
    public static long[] Columns(IReadOnlyList<int> bins, int width)
    {
        int per = BinsPerColumn(bins.Count, width);
        int repeat = ColumnsPerBin(bins.Count, width);
        var columns = new long[((bins.Count + per - 1) / per) * repeat];
        for (int b = 0; b < bins.Count; b++)
        {
            for (int r = 0; r < repeat; r++)
                columns[(b / per * repeat) + r] += bins[b];
        }

        return columns;
    }

    /// <summary>Draws numbers; anything above nothing is visible.</summary>
    public static string Draw(IReadOnlyList<long> values, bool blocks)
    {
        string ramp = blocks ? Blocks : Ascii;
        long top = values.Count == 0 ? 0 : values.Max();
        return string.Create(values.Count, (values, ramp, top), static (line, state) =>
        {
            for (int i = 0; i < line.Length; i++)
            {
                long value = state.values[i];
                int steps = state.ramp.Length - 1;
                line[i] = value <= 0 ? ' ' : state.ramp[(int)Math.Clamp((value * steps + state.top - 1) / state.top, 1, steps)];
            }
        });
    }
}
