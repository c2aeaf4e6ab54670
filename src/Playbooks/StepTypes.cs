namespace Tocsin.Playbooks;

/// <summary>The types of workflow steps, CACAO 2.0 section 4.</summary>
internal static class StepTypes
{
    public const string Start = "start", End = "end", Action = "action", PlaybookAction = "playbook-action", Parallel = "parallel",
        IfCondition = "if-condition", WhileCondition = "while-condition", SwitchCondition = "switch-condition";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Start, End, Action, PlaybookAction, Parallel, IfCondition, WhileCondition, SwitchCondition];
}
