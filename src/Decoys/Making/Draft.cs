namespace Tocsin.Decoys.Making;

/// <summary>A document before it has a format.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Paragraphs">Its paragraphs.</param>
/// <param name="Table">Rows of a table, the first with headings; empty for none.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Written">When, it says.</param>
internal sealed record Draft(string Title, IReadOnlyList<string> Paragraphs, IReadOnlyList<string[]> Table, string Author, DateTimeOffset Written)
{
    /// <summary>What a reader of the file sees.</summary>
    public string Text => string.Join('\n', [Title, .. Paragraphs, .. Table.Select(r => string.Join('\t', r))]);
}
