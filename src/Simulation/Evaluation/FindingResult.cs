namespace Tocsin.Simulation.Evaluation;

/// <summary>How pure one finding is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Detector">Who found it.</param>
/// <param name="Confidence">As the finding says.</param>
/// <param name="Accounts">Accounts it names.</param>
/// <param name="Members">Those that belong to any operation.</param>
/// <param name="Purity">Members / Accounts; 0 when it names nobody.</param>
/// <param name="Operation">The operation most of its members belong to, or null.</param>
/// <param name="IsFalse">True when fewer than half of its accounts belong to any operation.</param>
public sealed record FindingResult(
    string Id, string Detector, string Confidence, int Accounts, int Members, double Purity, string? Operation, bool IsFalse);
