namespace Tocsin.Simulation.Evaluation;

/// <summary>How findings compare with the truth. Plain data, ready for JSON.</summary>
public sealed record EvaluationReport
{
    /// <summary>Least confidence a finding must have to count: low, moderate or high.</summary>
    public required string MinimumConfidence { get; init; }

    /// <summary>Accounts the truth knows.</summary>
    public required int Accounts { get; init; }

    /// <summary>Accounts that belong to operations.</summary>
    public required int Positives { get; init; }

    /// <summary>Accounts that counted findings name.</summary>
    public required int Flagged { get; init; }

    /// <summary>Flagged accounts the truth does not know; they count as wrongly flagged.</summary>
    public required int Unknown { get; init; }

    /// <summary>Flagged accounts that belong to an operation, out of flagged.</summary>
    public required Proportion Precision { get; init; }

    /// <summary>Flagged accounts that belong to an operation, out of all that do.</summary>
    public required Proportion Recall { get; init; }

    /// <summary>The harmonic mean of both.</summary>
    public required FScore F1 { get; init; }

    /// <summary>How well the scores of accounts order them; null when the scan gave none.</summary>
    public Ranking? Ranking { get; init; }

    /// <summary>Each operation, in the order of the truth file.</summary>
    public required IReadOnlyList<OperationResult> Operations { get; init; }

    /// <summary>Each counted finding, in the order of the file.</summary>
    public required IReadOnlyList<FindingResult> Findings { get; init; }

    /// <summary>Counted findings of which fewer than half of the accounts belong to any operation.</summary>
    public required int FalseGroups { get; init; }

    /// <summary>Findings left out because they are below the minimum confidence.</summary>
    public required int BelowMinimum { get; init; }

    /// <summary>Findings left out because their accounts are openly one organisation.</summary>
    public required int Declared { get; init; }
}
