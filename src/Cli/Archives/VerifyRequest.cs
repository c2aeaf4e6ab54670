namespace Tocsin.Cli.Archives;

/// <summary>What the user asked to be checked.</summary>
internal sealed record VerifyRequest
{
    /// <summary>The archive.</summary>
    public required string Path { get; init; }

    /// <summary>Public key of the one who is said to have signed it; null when the user has none.</summary>
    public string? Key { get; init; }

    /// <summary>Certificates of a time-stamping authority; null for none.</summary>
    public string? Authorities { get; init; }

    /// <summary>The detectors run again.</summary>
    public bool Replay { get; init; } = true;

    /// <summary>The pseudonym key, when the archive does not hold it.</summary>
    public string? PseudonymKey { get; init; }

    /// <summary>The sentence encoder, when the scan used one.</summary>
    public string? Encoder { get; init; }

    /// <summary>What stayed with the office, as far as the verifier has it.</summary>
    public OfficeSecrets Secrets { get; init; } = new();

    /// <summary>Threads to work with.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>JSON instead of text.</summary>
    public bool Json { get; init; }
}
