namespace Tocsin.Server.Ingest;

/// <summary>What a change of a detector would do to the last posts of an election.</summary>
public sealed record TuningPreview
{
    /// <summary>The detector.</summary>
    public required string Detector { get; init; }

    /// <summary>Settings that were tried.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>True when the change is to mute it.</summary>
    public required bool Mutes { get; init; }

    /// <summary>Posts looked at.</summary>
    public required long Posts { get; init; }

    /// <summary>The file looked at; empty for posts that arrived over the API.</summary>
    public required string File { get; init; }

    /// <summary>Found with the settings in force.</summary>
    public required int Before { get; init; }

    /// <summary>Found with the other ones.</summary>
    public required int After { get; init; }

    /// <summary>Found only with the other ones.</summary>
    public required IReadOnlyList<PreviewedFinding> More { get; init; }

    /// <summary>Found only with those in force.</summary>
    public required IReadOnlyList<PreviewedFinding> Less { get; init; }

    /// <summary>Found with both about much the same accounts, told otherwise.</summary>
    public required IReadOnlyList<(PreviewedFinding Before, PreviewedFinding After)> Changed { get; init; }

    /// <summary>Compares what two scans found.</summary>
    internal static (IReadOnlyList<PreviewedFinding> More, IReadOnlyList<PreviewedFinding> Less, IReadOnlyList<(PreviewedFinding, PreviewedFinding)> Changed) Compare(IReadOnlyList<PreviewedFinding> before, IReadOnlyList<PreviewedFinding> after)
    {
        var gone = before.Where(b => !after.Any(a => a.Id == b.Id)).ToList();
        var fresh = after.Where(a => !before.Any(b => b.Id == a.Id)).ToList();
        var changed = new List<(PreviewedFinding, PreviewedFinding)>();
        foreach (var one in fresh.ToList())
        {
            if (gone.Find(one.IsLike) is not { } was)
                continue;
            changed.Add((was, one));
            gone.Remove(was);
            fresh.Remove(one);
        }

        return (fresh, gone, changed);
    }
}
