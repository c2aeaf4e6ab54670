namespace Tocsin.Playbooks;

/// <summary>What is wrong with a playbook, and where.</summary>
/// <param name="Where">The object: a path of names, or the id of a step.</param>
/// <param name="What">What is wrong, in words.</param>
/// <param name="IsError">The playbook cannot be used with it; otherwise the standard or Tocsin would like it otherwise.</param>
public sealed record PlaybookProblem(string Where, string What, bool IsError);
