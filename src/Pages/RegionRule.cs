namespace Tocsin.Pages;

/// <summary>What may change in a region of a page without alarm.</summary>
public enum RegionRule
{
    /// <summary>Anything: a clock, a news ticker, advertising.</summary>
    Anything,

    /// <summary>Numbers, but no words.</summary>
    Numbers,

    /// <summary>Numbers, and they may only grow: a count of votes.</summary>
    Growing,

    /// <summary>Figures of the result: none but zero before the last polls close, and growing after.</summary>
    Result,
}
