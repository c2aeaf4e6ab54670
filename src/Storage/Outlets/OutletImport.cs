namespace Tocsin.Storage.Outlets;

/// <summary>What an import changed.</summary>
/// <param name="List">The list.</param>
/// <param name="Entries">Entries of it that were given.</param>
/// <param name="NewOutlets">Outlets that the register did not have.</param>
/// <param name="NewFacts">Statements that were added.</param>
/// <param name="Known">Statements that were there already.</param>
/// <param name="Ended">Statements that the list gives no longer.</param>
/// <param name="Joined">Entries that became one outlet with others, and why; in words.</param>
/// <param name="Ambiguous">Entries that were not joined because several outlets bear their name; in words.</param>
/// <param name="Namesakes">Names that several outlets with domains of their own bear.</param>
public sealed record OutletImport(string List, int Entries, int NewOutlets, int NewFacts, int Known, int Ended, IReadOnlyList<string> Joined, IReadOnlyList<string> Ambiguous, IReadOnlyList<string> Namesakes);
