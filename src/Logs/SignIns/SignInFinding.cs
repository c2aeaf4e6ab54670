namespace Tocsin.Logs.SignIns;

/// <summary>What was found, with what it rests on and what else might explain it.</summary>
public sealed record SignInFinding
{
    /// <summary>What it is.</summary>
    public required SignInKind Kind { get; init; }

    /// <summary>How urgent it is.</summary>
    public required SignInGrade Grade { get; init; }

    /// <summary>The source or account it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>One sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>First try.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>Last try.</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>Accounts concerned, in order of name.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>Addresses concerned, in order of name.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Tries that failed.</summary>
    public long Failures { get; init; }

    /// <summary>A privileged person is among the accounts.</summary>
    public bool Privileged { get; init; }

    /// <summary>What else might explain it.</summary>
    public required string Innocent { get; init; }

    /// <summary>Lines it rests on: the first and the most telling.</summary>
    public required IReadOnlyList<SignInEvidence> Evidence { get; init; }
}
