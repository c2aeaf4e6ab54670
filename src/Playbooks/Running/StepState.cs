namespace Tocsin.Playbooks.Running;

/// <summary>Where a step of a run stands.</summary>
/// <param name="Step">The step.</param>
/// <param name="Done">Who did it and when; of a step that leaves the house: who says that it is ready; null when nobody.</param>
/// <param name="Draft">The last draft; null when there is none.</param>
/// <param name="Approval">The approval that stands; null when there is none, or when the text was drafted anew with other words.</param>
/// <param name="Needed">False when the answer to a question made it needless.</param>
public sealed record StepState(PlaybookStep Step, RunEvent? Done, RunEvent? Draft, RunEvent? Approval, bool Needed)
{
    /// <summary>It is drafted or ready, leaves the house, and no second person approved it.</summary>
    public bool WaitsForApproval => Step.NeedsSecondPerson && Approval is null && (Done ?? Draft) is not null;

    /// <summary>Nothing is left to do about it.</summary>
    public bool IsComplete => Done is not null && (!Step.NeedsSecondPerson || Approval is not null);

    /// <summary>The same in one word for programs: done, waiting-for-approval, approved, drafted, needless, open.</summary>
    public string Word => IsComplete ? "done" : WaitsForApproval ? "waiting-for-approval" : Approval is not null ? "approved" : Draft is not null ? "drafted" : Needed ? "open" : "needless";
}
