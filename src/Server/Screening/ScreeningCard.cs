using Tocsin.Server.Screening.Dumps;
using Tocsin.Server.Screening.Mails;
using Tocsin.Server.Screening.Names;

namespace Tocsin.Server.Screening;

/// <summary>A screening at one moment.</summary>
public sealed record ScreeningCard
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>For which election.</summary>
    public required string Election { get; init; }

    /// <summary>What was dropped.</summary>
    public required ScreeningKind Kind { get; init; }

    /// <summary>What the file was called.</summary>
    public required string Name { get; init; }

    /// <summary>Its size.</summary>
    public required long Bytes { get; init; }

    /// <summary>Its hash, in hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who brought it.</summary>
    public required string By { get; init; }

    /// <summary>Where it stands.</summary>
    public ScreeningState State { get; init; }

    /// <summary>Why there is no verdict, or only half of one; null where there is one, or none yet.</summary>
    public ScreeningProblem? Problem { get; init; }

    /// <summary>What the program said about that or about parts it could not read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>When the file is deleted, unless it is kept; null while it is looked at.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>True once it is evidence: the file stays.</summary>
    public bool Kept { get; init; }

    /// <summary>The job that keeps it as evidence; null for none.</summary>
    public string? Job { get; init; }

    /// <summary>Verdicts of mail.</summary>
    public MailVerdicts? Mail { get; init; }

    /// <summary>Names that look like protected ones.</summary>
    public NameAlarms? Names { get; init; }

    /// <summary>What of a dump is ours, and decoys that rang.</summary>
    public DumpMatches? Dump { get; init; }

    /// <summary>True when there is something that can be kept as evidence.</summary>
    public bool Alarming => Mail is { Attacks: > 0 } or { Suspicious: > 0 } || Names is { Alarms.Count: > 0 } || Dump is { Ours: > 0 } or { Alarming: > 0 };
}
