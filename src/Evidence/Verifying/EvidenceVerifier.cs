using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Tocsin.Disk;
using Tocsin.Evidence.Container;
using Tocsin.Evidence.Manifest;
using Tocsin.Evidence.Stamps;

namespace Tocsin.Evidence.Verifying;

/// <summary>Checks an archive with nothing but its file: every byte of it is accounted for, or named.</summary>
/// <remarks>Memory does not grow with the archive, only with the number of files in it. Nothing is unpacked, and nothing in it is followed anywhere.</remarks>
public static class EvidenceVerifier
{
    private const int LongestManifest = 512 * 1024 * 1024;
    private const int LongestSmall = 1024 * 1024;
    private const string Ask = "ask whoever gave you the archive for an untouched copy, and keep this one: what was changed is evidence too";

    /// <summary>Checks it.</summary>
    /// <param name="archive">The archive; must be able to seek.</param>
    /// <param name="trusted">The public key of the one who is said to have signed it, had by another way; null to check against the key inside only.</param>
    /// <param name="authorities">Certificates that the reader trusts to vouch for time; null for none.</param>
    /// <param name="progress">Takes the bytes done.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <exception cref="EvidenceException">It is no evidence archive, or one of a newer format.</exception>
    public static EvidenceVerification Verify(Stream archive, SigningKey? trusted, X509Certificate2Collection? authorities, Action<long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ContainerListing front = ContainerListing.FromFront(archive), back = ContainerListing.FromBack(archive);
        ContainerListing[] usable = front.Whole || !back.Whole ? back.Whole ? [front, back] : [front] : [back];
        if (!usable.Any(l => l.Entries.Any(e => e.Name is EntryNames.Manifest or EntryNames.Readme)))
            throw new EvidenceException("this is no evidence archive, or only the beginning of one", "give the file that 'tocsin evidence export' wrote, whole");

        byte[]? text = usable.Select(l => Small(archive, l, EntryNames.Manifest, LongestManifest)).FirstOrDefault(b => b is not null);
        string wrong = "it is missing";
        var manifest = text is null ? null : ManifestText.Read(text, out wrong);
        if (text is not null && manifest is null && ManifestText.Version(text) > EvidenceManifest.NewestVersion || manifest?.FormatVersion > EvidenceManifest.NewestVersion)
            throw new EvidenceException($"this archive has version {ManifestText.Version(text!)} of the format, and this program knows {EvidenceManifest.NewestVersion}", "verify it with a newer version of Tocsin");

        var entries = new Dictionary<string, EvidenceEntry>(StringComparer.Ordinal);
        foreach (var entry in manifest?.Entries ?? [])
            entries.TryAdd(entry.Name, entry);
        var listing = usable.MaxBy(l => l.Entries.Count(e => entries.ContainsKey(e.Name) || IsSeal(e.Name)))!;
        var container = ContainerCheck.Run(archive, listing, name => entries.GetValueOrDefault(name)?.Sha256, progress, cancellation);
        byte[]? signature = Small(archive, listing, EntryNames.Signature, LongestSmall), pem = Small(archive, listing, EntryNames.Key, LongestSmall), reply = Small(archive, listing, EntryNames.Timestamp, LongestSmall);
        using var key = pem is null ? null : SigningKey.Parse(Encoding.Latin1.GetString(pem));

        return new EvidenceVerification(
            manifest,
            [
                EvidenceCheck.Of("container", "every byte outside the files is as it has to be", "the container was changed", Ask, container.Differences),
                EvidenceCheck.Of("manifest", "complete, in the one form it may have", "the table of contents cannot be relied on", Ask, ManifestDifferences(manifest, wrong, container)),
                Files(manifest, container),
                Signature(text, signature, pem, key, container),
                Key(manifest, key, pem, trusted, container),
                TimestampCheck.Of(text, reply, manifest?.Exported.TimestampAuthority, container.Files.GetValueOrDefault(EntryNames.Timestamp)?.Changed == true, authorities),
            ],
            key?.Fingerprint,
            text is null ? null : Convert.ToHexStringLower(SHA256.HashData(text)))
        {
            Places = container.Files.ToDictionary(f => f.Key, f => (f.Value.Offset, f.Value.Size), StringComparer.Ordinal),
        };
    }

    private static bool IsSeal(string name) => name is EntryNames.Manifest or EntryNames.Signature or EntryNames.Key or EntryNames.Timestamp;

    private static byte[]? Small(Stream archive, ContainerListing listing, string name, int longest)
    {
        if (listing.Entries.FirstOrDefault(e => e.Name == name) is not { } entry || entry.Size > longest)
            return null;
        byte[] bytes = ContainerListing.Read(archive, entry.Offset + new ContainerRecords().Local(entry).Length, (int)entry.Size);
        return bytes.Length == entry.Size ? bytes : null;
    }

    private static List<EvidenceDifference> ManifestDifferences(EvidenceManifest? manifest, string wrong, ContainerCheck container)
    {
        var differences = new List<EvidenceDifference>();
        if (manifest is null)
            differences.Add(new EvidenceDifference(EntryNames.Manifest, wrong));
        else if (manifest.FormatVersion < 1)
            differences.Add(new EvidenceDifference(EntryNames.Manifest, $"there is no version {manifest.FormatVersion} of the format"));
        if (container.Files.GetValueOrDefault(EntryNames.Manifest)?.Changed == true)
            differences.Add(new EvidenceDifference(EntryNames.Manifest, "its bytes are not those that were written: they do not fit their checksum"));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in manifest?.Entries ?? [])
        {
            if (!EntryNames.IsSafe(entry.Name) || IsSeal(entry.Name))
                differences.Add(new EvidenceDifference(EntryNames.Manifest, $"it names a file '{entry.Name}', which no archive may hold: unpacked, it could overwrite something else"));
            else if (!names.Add(entry.Name))
                differences.Add(new EvidenceDifference(EntryNames.Manifest, $"it names {entry.Name} twice"));
        }

        return differences;
    }

    private static EvidenceCheck Files(EvidenceManifest? manifest, ContainerCheck container)
    {
        const string Name = "files";
        if (manifest is null)
            return EvidenceCheck.Open(Name, "without a manifest nobody can say what they were", Ask);
        var differences = new List<EvidenceDifference>();
        foreach (var entry in manifest.Entries)
        {
            if (!container.Files.TryGetValue(entry.Name, out var file))
                differences.Add(new EvidenceDifference(entry.Name, "is missing"));
            else if (file.Size != entry.Size)
                differences.Add(new EvidenceDifference(entry.Name, $"has {file.Size} bytes instead of {entry.Size}"));
            else if (file.Sha256 != entry.Sha256)
                differences.Add(new EvidenceDifference(entry.Name, $"was changed: its SHA-256 is {file.Sha256} instead of {entry.Sha256}"));
        }

        string[] order = [.. Order(manifest, container.Files.ContainsKey(EntryNames.Timestamp))];
        var known = order.ToHashSet(StringComparer.Ordinal);
        differences.AddRange(container.Order.Where(n => !known.Contains(n)).Select(n => new EvidenceDifference(Shown(n), "does not belong into this archive: the manifest does not know it")));
        if (differences.Count == 0 && order.Zip(container.Order).FirstOrDefault(p => p.First != p.Second).Second is { } misplaced)
            differences.Add(new EvidenceDifference(misplaced, "does not stand at its place: the files are in another order"));
        return EvidenceCheck.Of(Name, $"{manifest.Entries.Count} files, each with the size and SHA-256 that the manifest says", "files were changed", Ask, differences);
    }

    private static IEnumerable<string> Order(EvidenceManifest manifest, bool stamped) =>
    [
        .. manifest.Entries.Take(1).Select(e => e.Name), EntryNames.Manifest, EntryNames.Signature, EntryNames.Key,
        .. manifest.Entries.Skip(1).Select(e => e.Name), .. stamped ? new[] { EntryNames.Timestamp } : [],
    ];

    private static EvidenceCheck Signature(byte[]? text, byte[]? signature, byte[]? pem, SigningKey? key, ContainerCheck container)
    {
        const string Name = "signature";
        if (text is null || signature is null)
            return EvidenceCheck.Of(Name, "", "there is none", Ask, [new EvidenceDifference(text is null ? EntryNames.Manifest : EntryNames.Signature, "is missing")]);
        if (key is null)
            return EvidenceCheck.Of(Name, "", "it cannot be checked", Ask, [new EvidenceDifference(EntryNames.Key, pem is null ? "is missing" : "holds no key")]);
        if (container.Files.GetValueOrDefault(EntryNames.Signature)?.Changed == true)
            return EvidenceCheck.Of(Name, "", "the signature was changed", Ask, [new EvidenceDifference(EntryNames.Signature, "its bytes are not those that were written: they do not fit their checksum")]);
        return key.Verifies(text, signature, der: true)
            ? EvidenceCheck.Good(Name, "the key in the archive signed this manifest")
            : EvidenceCheck.Of(Name, "", "the manifest is not what was signed", Ask, [new EvidenceDifference(EntryNames.Manifest, "the signature does not fit it: the manifest, the signature or the key was changed")]);
    }

    private static EvidenceCheck Key(EvidenceManifest? manifest, SigningKey? key, byte[]? pem, SigningKey? trusted, ContainerCheck container)
    {
        const string Name = "key";
        var differences = new List<EvidenceDifference>();
        if (key is null)
            differences.Add(new EvidenceDifference(EntryNames.Key, pem is null ? "is missing" : "holds no key"));
        else if (container.Files.GetValueOrDefault(EntryNames.Key)?.Changed == true || key.Signs || !Encoding.ASCII.GetBytes(key.PublicPem).AsSpan().SequenceEqual(pem))
            differences.Add(new EvidenceDifference(EntryNames.Key, "its bytes are not those that were written"));
        if (key is not null && manifest is not null && manifest.Exported.KeySha256 != key.Fingerprint)
            differences.Add(new EvidenceDifference(EntryNames.Key, $"is another key than the manifest names: {key.Fingerprint} instead of {manifest.Exported.KeySha256}"));
        if (key is not null && trusted is not null && trusted.Fingerprint != key.Fingerprint)
            differences.Add(new EvidenceDifference(EntryNames.Key, $"is not the key you gave: {key.Fingerprint} instead of {trusted.Fingerprint}. Somebody else signed this archive"));
        if (differences.Count > 0 || trusted is not null)
            return EvidenceCheck.Of(Name, "it is the key you gave", "this is not the key", "do not rely on the archive; ask the one who is said to have signed it, by telephone, for the fingerprint", differences);
        return EvidenceCheck.Open(
            Name, "who holds it is not checked: anybody can make a key and sign with it",
            $"ask {(manifest is null ? "the one who signed" : Shown(manifest.Exported.By))} by telephone, under a number from elsewhere, for the fingerprint, or give the public key with --key FILE");
    }

    private static string Shown(string name) => name.Length <= 200 ? name : name[..200] + "…";
}
