using Tocsin.Evidence.Manifest;

namespace Tocsin.Evidence.Verifying;

/// <summary>What the check of an archive showed.</summary>
/// <param name="Manifest">The manifest; null when it cannot be read.</param>
/// <param name="Checks">Every check, in the order in which a reader asks.</param>
/// <param name="KeySha256">SHA-256 of the public key in the archive; null when it holds none.</param>
/// <param name="ManifestSha256">SHA-256 of the manifest: what a timestamp is over. Null without one.</param>
public sealed record EvidenceVerification(EvidenceManifest? Manifest, IReadOnlyList<EvidenceCheck> Checks, string? KeySha256, string? ManifestSha256)
{
    /// <summary>True when nothing differs.</summary>
    public bool Sound => Checks.All(c => c.Outcome != CheckOutcome.Differs);

    /// <summary>Everything that differs.</summary>
    public IEnumerable<EvidenceDifference> Differences => Checks.SelectMany(c => c.Differences);

    /// <summary>Bytes of a file that the archive holds; null when it holds none of that name.</summary>
    public long? SizeOf(string name) => Places.TryGetValue(name, out var place) ? place.Size : null;

    /// <summary>Where each file lies in the archive, whole or not.</summary>
    internal IReadOnlyDictionary<string, (long Offset, long Size)> Places { get; init; } = new Dictionary<string, (long, long)>();
}
