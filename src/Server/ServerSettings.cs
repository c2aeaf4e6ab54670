using Tocsin.Server.Access;
using Tocsin.Storage;

namespace Tocsin.Server;

/// <summary>How the server is run.</summary>
public sealed record ServerSettings
{
    /// <summary>Port when none is named.</summary>
    public const int DefaultPort = 8420;

    /// <summary>The case store.</summary>
    public required StoreAddress Store { get; init; }

    /// <summary>The address as it was given, secrets included: for processes that the server starts, never shown.</summary>
    public required string StoreText { get; init; }

    /// <summary>Directory for what is accepted and not looked at yet, uploads and keys; only the owner may read it.</summary>
    public required string Data { get; init; }

    /// <summary>Where to listen: <c>http://127.0.0.1:8420</c>. Anything but loopback needs HTTPS or a proxy that has it.</summary>
    public string Listen { get; init; } = $"http://127.0.0.1:{DefaultPort}";

    /// <summary>Certificate with its key (PKCS #12, or PEM with <see cref="CertificateKey"/>); null for none.</summary>
    public string? Certificate { get; init; }

    /// <summary>Private key of a PEM certificate; null when it stands in the same file.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>True when a reverse proxy on this machine speaks HTTPS for the server: its forwarded headers are believed, nobody else's.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>True when leads and admins need a second factor before they reach anything but their account.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>The program and first arguments that run a <c>tocsin</c> command in a process of its own.</summary>
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>The name of the office, as partners read it.</summary>
    public string Office { get; init; } = "An office that uses Tocsin";

    /// <summary>Directories below which reports of scans lie that were not made by the server: evidence of what they found is frozen from there.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>The key that signs evidence; one is made in <see cref="Data"/> when none is named.</summary>
    public string? EvidenceKey { get; init; }

    /// <summary>Seconds between two looks at what arrived, at most: less after a short one.</summary>
    public double DetectEvery { get; init; } = 2;

    /// <summary>Posts that a look at what just arrived takes together at most: so many are looked at in about a second.</summary>
    public int QuickPosts { get; init; } = 100_000;

    /// <summary>Seconds between two long looks at an election, at least.</summary>
    public double LongLookEvery { get; init; } = 20;

    /// <summary>How many times as long as the last long look took nothing is looked at long.</summary>
    public double LongLookRest { get; init; } = 9;

    /// <summary>Posts that a long look takes together at most, the newest.</summary>
    public int WindowPosts { get; init; } = 1_000_000;

    /// <summary>Days that files which were looked at, uploads and reports are kept; null for ever.</summary>
    public int? KeepDays { get; init; }

    /// <summary>Decoys and indexes of own documents by election; an election without any compares with nothing.</summary>
    public IReadOnlyDictionary<string, OwnMaterial> Own { get; init; } = new Dictionary<string, OwnMaterial>();

    /// <summary>How long a file that was screened stays when nobody keeps it.</summary>
    public TimeSpan ScreenedFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How much may be asked, and how long a sign-in lasts.</summary>
    public AccessLimits Limits { get; init; } = new();

    /// <summary>Time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>True when cookies must travel encrypted.</summary>
    public bool Encrypted => Certificate is not null || BehindProxy || Listen.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
}
