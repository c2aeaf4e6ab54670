namespace Tocsin.Playbooks;

/// <summary>What came of reading a playbook.</summary>
/// <param name="Playbook">The playbook; null when a problem is an error.</param>
/// <param name="Problems">What is wrong with it, in order of the file; at most 200.</param>
public sealed record PlaybookReading(Playbook? Playbook, IReadOnlyList<PlaybookProblem> Problems);
