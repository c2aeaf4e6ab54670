namespace Tocsin.Playbooks;

/// <summary>A law, rule or agreement that a countermeasure rests on.</summary>
/// <param name="Reference">Name and article.</param>
/// <param name="Jurisdiction">Where it holds.</param>
/// <param name="Says">What it says, in a sentence; no legal advice.</param>
public sealed record LegalBasis(string Reference, string Jurisdiction, string Says);
