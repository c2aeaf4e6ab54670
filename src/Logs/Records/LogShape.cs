namespace Tocsin.Logs.Records;

/// <summary>What is known about a log before its lines are read.</summary>
/// <param name="Kind">Its format.</param>
/// <param name="Fields">Names of its columns, where it has columns.</param>
/// <param name="Separator">What stands between columns.</param>
/// <param name="Year">The year of lines that name none, and what it is taken from.</param>
internal sealed record LogShape(LogKind Kind, IReadOnlyList<string> Fields, byte Separator, LogYear Year)
{
    /// <summary>Roles of the columns.</summary>
    public IReadOnlyList<(FieldRole Role, int Rank)> Roles { get; } = [.. Fields.Select(f => (FieldRoles.Of(f, out int rank), rank))];
}
