namespace Tocsin.Playbooks.Proposing;

/// <summary>What happened after a playbook was used before.</summary>
/// <param name="Playbook">Id of the playbook.</param>
/// <param name="Run">The run.</param>
/// <param name="Started">When it was started.</param>
/// <param name="Outcome">What happened afterwards, in a person's words; null when nobody wrote it down.</param>
public sealed record PastOutcome(string Playbook, string Run, DateTimeOffset Started, string? Outcome);
