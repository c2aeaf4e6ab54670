namespace Tocsin.Playbooks;

/// <summary>One thing that a person does, or a question that a person answers.</summary>
public sealed record PlaybookStep
{
    /// <summary>Its id in the workflow: <c>action--</c> and a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Its type in the standard: action, if-condition and so on.</summary>
    public required string Type { get; init; }

    /// <summary>Its short name; the id where the playbook gives none.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What to do, one paragraph each; for a question the question.</summary>
    public required IReadOnlyList<string> Instructions { get; init; }

    /// <summary>Who does it, in words; empty when the playbook does not say.</summary>
    public required string Agent { get; init; }

    /// <summary>To whom it goes.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>Something leaves the house with it: a second person approves.</summary>
    public required bool NeedsSecondPerson { get; init; }

    /// <summary>Template of the letter or file that is drafted for it; null when there is none.</summary>
    public required string? Draft { get; init; }

    /// <summary>Tables that go with the draft.</summary>
    public required IReadOnlyList<string> Attachments { get; init; }

    /// <summary>The question under which it is needed, by the id of its step; null when it always is.</summary>
    public required string? Under { get; init; }

    /// <summary>The answer under which it is needed.</summary>
    public required bool UnderAnswer { get; init; }

    /// <summary>True for a question that is answered with yes or no.</summary>
    public bool IsQuestion => Type == StepTypes.IfCondition;
}
