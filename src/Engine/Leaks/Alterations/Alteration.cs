namespace Tocsin.Engine.Leaks.Alterations;

/// <summary>One difference between the enrolled document and the one in the dump.</summary>
/// <param name="Kind">What was altered.</param>
/// <param name="Before">The words in the original; empty when something was put in.</param>
/// <param name="After">The words in the dump; empty when something was taken out.</param>
/// <param name="BeforeStart">Where they stand in the original, UTF-16 units.</param>
/// <param name="AfterStart">Where they stand in the dump.</param>
/// <param name="Sentences">Sentences of a passage put in; 0 otherwise.</param>
/// <param name="Origin">For a passage put in: number of the enrolled document that has it, -1 when none has, -2 when it is too short to tell.</param>
public sealed record Alteration(AlterationKind Kind, string Before, string After, int BeforeStart, int AfterStart, int Sentences = 0, int Origin = -2)
{
    /// <summary>Up to four words before it in the dump.</summary>
    public string Left { get; init; } = "";

    /// <summary>Up to four words after it in the dump.</summary>
    public string Right { get; init; } = "";
}
