namespace Tocsin.Playbooks.Running;

/// <summary>What may be recorded about a step. The second-person rule lives here, for every surface that records.</summary>
public static class RunRules
{
    /// <summary>Refuses a tick that does not stand.</summary>
    public static void Tick(StepState step, string by, string? answer)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Done is { } done)
            throw new RunRefusedException($"'{step.Step.Title}' was ticked by {done.By} already", "nothing was recorded; add what is new with --note on another step, or as the outcome");
        if (!step.Needed)
            throw new RunRefusedException($"'{step.Step.Title}' is not needed after the answer that was given", "nothing was recorded");
        if (step.Step.IsQuestion && answer is not ("yes" or "no"))
            throw new RunRefusedException($"'{step.Step.Title}' is a question", "answer it: --answer yes or --answer no");
        if (!step.Step.IsQuestion && answer is not null)
            throw new RunRefusedException($"'{step.Step.Title}' asks nothing", "leave out --answer");
        if (step.Step.NeedsSecondPerson && step.Approval is { } approval && PlaybookRun.Same(approval.By, by))
            throw new RunRefusedException($"{approval.By} approved this step and cannot do it too", "the other person ticks it");
    }

    /// <summary>Refuses a draft by the one who approved the step.</summary>
    public static void Draft(StepState step, string by, string sha256)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Approval is { } approval && PlaybookRun.Same(approval.By, by) && step.Draft?.Value != sha256)
            throw new RunRefusedException($"{approval.By} approved this step; a new text by the same person would be approved by nobody else", "another person drafts it anew, and it is approved again");
    }

    /// <summary>Refuses an approval that is needless, or not by a second person.</summary>
    public static void Approve(PlaybookRun run, StepState step, string by)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(step);
        if (!step.Step.NeedsSecondPerson)
            throw new RunRefusedException($"'{step.Step.Title}' does not leave the house", "nothing is to be approved; tick it when it is done");
        if (step.Approval is { } approval)
            throw new RunRefusedException($"'{step.Step.Title}' was approved by {approval.By} already", "nothing was recorded");
        if (step.Step.Draft is not null && step.Draft is null)
            throw new RunRefusedException($"there is no draft for '{step.Step.Title}' to approve", "draft it first: tocsin playbooks draft RUN STEP --out DIR --by NAME");
        if (step.Draft is null && step.Done is null)
            throw new RunRefusedException($"nothing is ready at '{step.Step.Title}'", "the one who prepares it ticks it first");
        if (run.Events.FirstOrDefault(e => e.Subject == run.Subject(step) && (e.Kind is RunKinds.Draft or RunKinds.Step) && PlaybookRun.Same(e.By, by)) is { } own)
            throw new RunRefusedException($"{own.By} {(own.Kind == RunKinds.Draft ? "drafted" : "did")} this step and cannot approve it", "a second person approves what leaves the house: --by NAME");
    }
}
