namespace Tocsin.Engine.Domains;

/// <summary>Which entries are about one outlet.</summary>
/// <param name="Group">For each entry the number of the first entry of its outlet.</param>
/// <param name="Because">For each entry what joined it with an entry before it; empty for the first of an outlet.</param>
/// <param name="Ambiguous">Entries without a domain whose name several outlets bear, so that nothing was joined.</param>
/// <param name="Namesakes">Names that several outlets with domains bear; they stay apart.</param>
public sealed record OutletGrouping(IReadOnlyList<int> Group, IReadOnlyList<string> Because, IReadOnlyList<int> Ambiguous, IReadOnlyList<string> Namesakes);
