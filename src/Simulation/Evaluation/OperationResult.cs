namespace Tocsin.Simulation.Evaluation;

/// <summary>How well one operation was found.</summary>
/// <param name="Operation">Its name.</param>
/// <param name="Accounts">Members by the truth.</param>
/// <param name="Found">Members that any counted finding names.</param>
/// <param name="Recall">Found / Accounts with its interval.</param>
/// <param name="Precision">Of the accounts in findings that are mostly about it, those that are its members.</param>
/// <param name="F1">Harmonic mean of the two values; null when nothing is about it and nothing was found.</param>
/// <param name="BestFinding">Id of the finding most like it, or null when none names a member.</param>
/// <param name="BestDetector">Who found that.</param>
/// <param name="BestJaccard">Members in both / members in either, of the best finding.</param>
public sealed record OperationResult(
    string Operation, int Accounts, int Found, Proportion Recall, Proportion Precision, double? F1, string? BestFinding, string? BestDetector, double BestJaccard);
