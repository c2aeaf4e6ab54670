namespace Tocsin.Playbooks.Running;

/// <summary>Kinds of decisions that make up runs.</summary>
public static class RunKinds
{
    /// <summary>A person started a playbook.</summary>
    public const string Start = "playbook-start";

    /// <summary>A person did a step, or answered its question.</summary>
    public const string Step = "playbook-step";

    /// <summary>A person had a text drafted.</summary>
    public const string Draft = "playbook-draft";

    /// <summary>A second person approved what leaves the house.</summary>
    public const string Approve = "playbook-approve";

    /// <summary>A person wrote down what happened afterwards.</summary>
    public const string Outcome = "playbook-outcome";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Start, Step, Draft, Approve, Outcome];
}
