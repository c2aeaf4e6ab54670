namespace Tocsin.Playbooks.Proposing;

/// <summary>A playbook that fits an incident. A proposal: a person starts it or does not.</summary>
/// <param name="Playbook">Which.</param>
/// <param name="Reasons">Why it fits, in sentences.</param>
/// <param name="Against">What speaks against it, in this incident first, in general after.</param>
/// <param name="Before">What happened when it was used before, in a sentence; empty when it was not.</param>
public sealed record PlaybookProposal(Playbook Playbook, IReadOnlyList<string> Reasons, IReadOnlyList<string> Against, string Before);
