namespace Tocsin.Pages.Results;

/// <summary>A column with figures of the result.</summary>
/// <param name="Table">Path of its table.</param>
/// <param name="Position">Which column, from 1.</param>
/// <param name="Cells">Its figures without the total.</param>
/// <param name="Total">The total; null when there is none, or more than one.</param>
internal sealed record ResultColumn(string Table, int Position, IReadOnlyList<ResultCell> Cells, ResultCell? Total)
{
    private const decimal Whole = 100;

    // Shares that were cut off rather than rounded, and parties of a thousandth that are left out.
    private const decimal Slack = 0.1m;

    /// <summary>All of its figures are percentages.</summary>
    public bool Share => Cells.All(c => c.Share);

    /// <summary>None of its figures is a percentage.</summary>
    public bool Counts => Cells.All(c => !c.Share);

    /// <summary>The figures added up, the total left out.</summary>
    public decimal Sum => Cells.Sum(c => c.Value);

    /// <summary>The total is what its rows add up to, or there is none.</summary>
    public bool AddsUp => Total is null || Total.Value == Sum;

    /// <summary>The shares make up a whole, as far as they are rounded.</summary>
    public bool IsWhole => Math.Abs(Sum - Whole) <= Cells.Sum(c => c.Rounding) + Slack;

    /// <summary>The figure with the most; null when two have it, or nobody has any.</summary>
    public ResultCell? Leader
    {
        get
        {
            var first = Cells.OrderByDescending(c => c.Value).Take(2).ToList();
            return first[0].Value > 0 && first[1].Value < first[0].Value ? first[0] : null;
        }
    }

    /// <summary>The share that a count stands for.</summary>
    public decimal ShareOf(ResultCell count) => Sum == 0 ? 0 : count.Value / Sum * Whole;

    /// <summary>A share is what the count beside it says.</summary>
    public bool Fits(ResultCell share, ResultCell count) => Math.Abs(share.Value - ShareOf(count)) <= (2 * share.Rounding) + 0.01m;
}
