namespace Tocsin.Playbooks.Drafting;

/// <summary>A link of an incident.</summary>
internal sealed record SpreadLink(string Value, int Accounts, int Posts, DateTimeOffset? First, string Source);
