namespace Tocsin.Exchange.Report.Diff;

/// <summary>Which of two texts has a stretch.</summary>
public enum DiffKind
{
    /// <summary>Both.</summary>
    Same,

    /// <summary>Only the first.</summary>
    Removed,

    /// <summary>Only the second.</summary>
    Added,
}
