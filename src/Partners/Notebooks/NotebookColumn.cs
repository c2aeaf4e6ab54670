namespace Tocsin.Partners.Notebooks;

/// <summary>What a column of a table for notebooks holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What stands in it.</param>
/// <param name="MayBeEmpty">Whether a row can be without.</param>
public sealed record NotebookColumn(string Name, ColumnKind Kind, bool MayBeEmpty = false);
