namespace Tocsin.Storage;

/// <summary>How a detector stands in an election at one moment.</summary>
public sealed record DetectorStanding
{
    /// <summary>Name of the detector.</summary>
    public required string Detector { get; init; }

    /// <summary>Number of the last choice about it; 0 while nobody chose anything.</summary>
    public required long Revision { get; init; }

    /// <summary>Settings in force that are not the defaults.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>The mute in force; null while it is heard.</summary>
    public required DetectorChoice? Mute { get; init; }

    /// <summary>All choices about it, the newest first.</summary>
    public required IReadOnlyList<DetectorChoice> Choices { get; init; }

    /// <summary>How it stands, from all that was chosen.</summary>
    internal static DetectorStanding Of(string detector, IReadOnlyList<DetectorChoice> newestFirst, DateTimeOffset now) => new()
    {
        Detector = detector,
        Revision = newestFirst.Count == 0 ? 0 : newestFirst[0].Seq,
        Settings = newestFirst.FirstOrDefault(c => c.Kind == "tune")?.Settings ?? new Dictionary<string, string>(),
        Mute = newestFirst.FirstOrDefault(c => c.Kind is "mute" or "unmute") is { Kind: "mute" } mute && mute.Until > now ? mute : null,
        Choices = newestFirst,
    };
}
