namespace Tocsin.Sources;

/// <summary>How inputs are read.</summary>
/// <remarks>
/// <see cref="Map"/> goes from Tocsin's field name (<see cref="FieldMap.Names"/>) to the column or top-level key of the
/// input that holds it, as typed in <c>--map account=author_id,time=created_at</c>.
/// </remarks>
public sealed record ReadOptions
{
    /// <summary>Format that overrules recognition: a name from <see cref="Formats.FormatCatalog"/>; null to recognise.</summary>
    public string? Format { get; init; }

    /// <summary>Field name to column name.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();

    /// <summary>Threads that parse and prepare, beside the one that reads; at least 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Longest record in bytes; longer ones are rejected as too long and reading goes on.</summary>
    public int MaxRecordBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of input per batch, about; records longer than this make a batch of their own.</summary>
    public int ChunkBytes { get; init; } = 2 * 1024 * 1024;
}
