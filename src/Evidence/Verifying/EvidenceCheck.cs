namespace Tocsin.Evidence.Verifying;

/// <summary>One thing that was checked.</summary>
/// <param name="Name">What: <c>container</c>, <c>manifest</c>, <c>files</c>, <c>signature</c>, <c>key</c>, <c>timestamp</c>.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Says">In words.</param>
/// <param name="Remedy">What to do now; empty when there is nothing.</param>
/// <param name="Differences">What is wrong, in the order of the archive.</param>
public sealed record EvidenceCheck(string Name, CheckOutcome Outcome, string Says, string Remedy, IReadOnlyList<EvidenceDifference> Differences)
{
    /// <summary>A check that went well.</summary>
    public static EvidenceCheck Good(string name, string says, string remedy = "") => new(name, CheckOutcome.Ok, says, remedy, []);

    /// <summary>One that could not be made.</summary>
    public static EvidenceCheck Open(string name, string says, string remedy) => new(name, CheckOutcome.NotChecked, says, remedy, []);

    /// <summary>One that went well when nothing differs.</summary>
    public static EvidenceCheck Of(string name, string good, string bad, string remedy, IReadOnlyList<EvidenceDifference> differences) =>
        differences.Count == 0 ? Good(name, good) : new EvidenceCheck(name, CheckOutcome.Differs, bad, remedy, differences);
}
