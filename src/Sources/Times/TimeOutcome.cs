namespace Tocsin.Sources.Times;

/// <summary>What came of reading a time.</summary>
public enum TimeOutcome
{
    /// <summary>Understood and plausible.</summary>
    Good,

    /// <summary>Empty.</summary>
    Missing,

    /// <summary>Not understood.</summary>
    Bad,

    /// <summary>Understood, but before 1990 or from 2100 on.</summary>
    Implausible,
}
