namespace Tocsin.Mail.Verdicts;

/// <summary>How a message is judged.</summary>
public enum VerdictLevel
{
    /// <summary>Nothing was found: that is no acquittal.</summary>
    NothingFound,

    /// <summary>More likely an attack or fraud than not: the alarm level, to which measured rates refer.</summary>
    Suspicious,

    /// <summary>An attack or fraud for all that can be seen.</summary>
    Attack,
}
