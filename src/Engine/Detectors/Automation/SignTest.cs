namespace Tocsin.Engine.Detectors.Automation;

/// <summary>One way of posting that people rarely show: how it is tested and what it says.</summary>
/// <param name="Name">Its name, a noun.</param>
/// <param name="Sentence">What the accounts do, as the rest of a sentence.</param>
/// <param name="Test">The statistical test.</param>
/// <param name="Innocent">What else looks the same.</param>
internal sealed record SignTest(string Name, string Sentence, string Test, string Innocent)
{
    /// <summary>Accounts that could be tested.</summary>
    public int Tested { get; init; }

    /// <summary>Those that show it, before correction over accounts.</summary>
    public IReadOnlyList<AutomationSign> Signs { get; init; } = [];

    /// <summary>Why it was not looked at; null when it was.</summary>
    public string? LeftOut { get; init; }
}
