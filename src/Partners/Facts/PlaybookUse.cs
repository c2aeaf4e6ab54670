namespace Tocsin.Partners.Facts;

/// <summary>A playbook that a person started for an incident.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Id">Its id in CACAO.</param>
/// <param name="Started">When.</param>
public sealed record PlaybookUse(string Name, string Id, DateTimeOffset Started);
