namespace Tocsin.Playbooks.Running;

/// <summary>Something a named person did in a run, as the case store keeps it. Never changed.</summary>
/// <param name="Seq">Its number in the store.</param>
/// <param name="Incident">The incident, as it was called then.</param>
/// <param name="Kind">One of <see cref="RunKinds"/>.</param>
/// <param name="Subject">Of a start the playbook's id; else the run, and where it is about a step a blank and the step's id.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Text">In their words.</param>
/// <param name="Value">Of a start the playbook's name, of an answered question yes or no, of drafts and approvals the SHA-256 of the text; else empty.</param>
public sealed record RunEvent(long Seq, string Incident, string Kind, string Subject, DateTimeOffset At, string By, string Text, string Value);
