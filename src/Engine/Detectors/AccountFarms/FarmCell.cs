using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>Accounts that show one value of a sign and one value of another more often than chance explains.</summary>
/// <param name="Crowd">The crowd they are part of.</param>
/// <param name="Set">The first sign and all that show it.</param>
/// <param name="With">The second sign.</param>
/// <param name="WithValue">Its value in words.</param>
/// <param name="Members">Those who show both: places in the crowd, ascending.</param>
/// <param name="Test">The counts behind the p-value.</param>
/// <param name="LogP">ln p, corrected for what was tried within the set.</param>
internal sealed record FarmCell(AccountCrowd Crowd, SignSet Set, SignKind With, string WithValue, IReadOnlyList<int> Members, ShareTest Test, double LogP)
{
    /// <summary>ln q over all sets that could have been tested.</summary>
    public double LogQ { get; init; }

    /// <summary>How many accounts in the crowd show the second sign's value.</summary>
    public int WithTotal { get; init; }

    /// <summary>First moment of the creation window, Unix milliseconds.</summary>
    public long WindowStart { get; init; }

    /// <summary>Length of the creation window in milliseconds; 0 without one.</summary>
    public long Window { get; init; }

    /// <summary>Accounts that chance would put there.</summary>
    public double Expected => Test.Among * Test.Elsewhere;

    /// <summary>Tells the cell from others, whatever the order of the input.</summary>
    public string Key => $"{Crowd.Platform}|{Set.Kind}|{Set.Value}|{With}|{WithValue}";
}
