using Tocsin.Evidence.Manifest;

namespace Tocsin.Evidence;

/// <summary>A file that goes into an archive, with its bytes.</summary>
/// <param name="Entry">What the manifest says of it; size and hash are checked while it is copied.</param>
/// <param name="Open">Opens its bytes.</param>
public sealed record EvidenceContent(EvidenceEntry Entry, Func<Stream> Open)
{
    /// <summary>A small file that is in memory.</summary>
    public static EvidenceContent Of(string name, string role, string mediaType, byte[] bytes) => new(
        new EvidenceEntry(name, role, bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), mediaType),
        () => new MemoryStream(bytes, writable: false));
}
