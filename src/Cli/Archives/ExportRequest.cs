using Tocsin.Cli.Scanning;

namespace Tocsin.Cli.Archives;

/// <summary>What the user asked to be frozen.</summary>
internal sealed record ExportRequest
{
    /// <summary>Id of the incident, or the beginning of it.</summary>
    public required string Incident { get; init; }

    /// <summary>Directories that the scans wrote: one, or with a store all whose findings the incident holds.</summary>
    public IReadOnlyList<string> Scans { get; init; } = [ScanRequest.DefaultOut];

    /// <summary>Where inputs lie now that moved since: files, or directories to look in.</summary>
    public IReadOnlyList<string> Moved { get; init; } = [];

    /// <summary>The private key.</summary>
    public required string Key { get; init; }

    /// <summary>The person who exports.</summary>
    public required string By { get; init; }

    /// <summary>What for.</summary>
    public required string Reason { get; init; }

    /// <summary>The archive.</summary>
    public required string Out { get; init; }

    /// <summary>Where the inputs were had from.</summary>
    public string? Origin { get; init; }

    /// <summary>Who or what collected them.</summary>
    public string? Collector { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? Captured { get; init; }

    /// <summary>Roles of inputs that are left out.</summary>
    public IReadOnlyList<string> Withhold { get; init; } = [];

    /// <summary>The pseudonym key of the scan.</summary>
    public string? PseudonymKey { get; init; }

    /// <summary>Decisions to go with it, as the store gives them.</summary>
    public string? Decisions { get; init; }

    /// <summary>The store's chain of hashes.</summary>
    public string? Audit { get; init; }

    /// <summary>The case store whose decisions about the incident go with it; null for none.</summary>
    public Storage.StoreAddress? Store { get; init; }

    /// <summary>A time-stamping authority; null asks none.</summary>
    public Uri? Timestamp { get; init; }

    /// <summary>JSON instead of text.</summary>
    public bool Json { get; init; }
}
