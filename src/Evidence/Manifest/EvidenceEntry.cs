namespace Tocsin.Evidence.Manifest;

/// <summary>A file in an archive.</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Role">What it is there for: <see cref="EntryRoles"/>.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Sha256">SHA-256 of them, lower-case hex.</param>
/// <param name="MediaType">What to open it with.</param>
public sealed record EvidenceEntry(string Name, string Role, long Size, string Sha256, string MediaType)
{
    /// <summary>What the scan called the file, or the directory it was found in. Null for what was no input.</summary>
    public string? Source { get; init; }

    /// <summary>Where below that directory; null when the source is the file itself.</summary>
    public string? Path { get; init; }

    /// <summary>Where it came from. Null for what was no input.</summary>
    public Capture? Capture { get; init; }
}
