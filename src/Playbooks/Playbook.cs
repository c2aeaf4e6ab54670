namespace Tocsin.Playbooks;

/// <summary>A countermeasure as steps that people take, read from an OASIS CACAO Security Playbook 2.0.</summary>
/// <remarks>What CACAO has no word for (when it fits, why it is proportionate, on what law it rests) stands in an extension, see <see cref="Tailoring"/>.</remarks>
public sealed record Playbook
{
    /// <summary><c>playbook--</c> and a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Its name on the command line: lower case with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>Its roles: notification, mitigation, engagement, as of the standard's vocabulary.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>Labels.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>When this version was made.</summary>
    public required DateTimeOffset Modified { get; init; }

    /// <summary>Withdrawn by its maker: never proposed.</summary>
    public required bool Revoked { get; init; }

    /// <summary>What people do, in order; starts and ends are left out.</summary>
    public required IReadOnlyList<PlaybookStep> Steps { get; init; }

    /// <summary>Tocsin's extension; null for a playbook without it, which is never proposed.</summary>
    public required Tailoring? Tailoring { get; init; }

    /// <summary>The CACAO JSON as it was read, byte for byte.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>The step that somebody means: its number in order, its short name, its id or the beginning of its id; null when none or several.</summary>
    public PlaybookStep? Find(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        string wanted = typed.Trim();
        if (Steps.FirstOrDefault(s => s.Name == wanted || s.Id == wanted) is { } exact)
            return exact;
        if (int.TryParse(wanted, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= Steps.Count)
            return Steps[number - 1];
        PlaybookStep[] begun = wanted.Length == 0 ? [] : [.. Steps.Where(s => s.Id.StartsWith(wanted, StringComparison.Ordinal) || s.Name.StartsWith(wanted, StringComparison.Ordinal))];
        return begun.Length == 1 ? begun[0] : null;
    }
}
