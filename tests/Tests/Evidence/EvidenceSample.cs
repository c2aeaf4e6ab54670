using System.Text;
using Tocsin.Disk;
using Tocsin.Evidence;
using Tocsin.Evidence.Manifest;
using Tocsin.Evidence.Verifying;
using Tocsin.Tests.Sources;

namespace Tocsin.Tests.Evidence;

/// <summary>A small archive made in the test, without a scan.</summary>
internal sealed class EvidenceSample : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public EvidenceSample() => Key = SigningKey.Make(Path.Combine(_folder.Path, "evidence.key"));

    public SigningKey Key { get; }

    public string Folder => _folder.Path;

    public static CancellationToken None => CancellationToken.None;

    public static List<EvidenceContent> Contents { get; } =
    [
        Text("README.txt", EntryRoles.Readme, "read me\n"),
        Text("scan/findings.ndjson", EntryRoles.Scan, "{\"id\":\"finding--1\"}\n"),
        Text("scan/incidents.json", EntryRoles.Scan, "{\"incidents\":[]}\n"),
        Text("raw/0001-posts.ndjson", EntryRoles.Posts, string.Concat(Enumerable.Range(0, 200).Select(i => $"{{\"id\":\"{i}\",\"account\":\"a{i % 7}\"}}\n"))),
        Text("raw/0002-empty.txt", "names", ""),
    ];

    public static EvidenceManifest Manifest(SigningKey key, string? authority = null) => new(
        EvidenceManifest.FormatName, EvidenceManifest.NewestVersion, "0.1.0", "0.1.0",
        new IncidentReference("incident--1", "Ten accounts", ["finding--1"]), "valdoria-2027",
        new ExportRecord(new DateTimeOffset(2027, 4, 12, 8, 0, 0, TimeSpan.Zero), "Ida Lorne", "test", key.Fingerprint, authority), [], []);

    public byte[] Archive(IReadOnlyList<EvidenceContent>? contents = null, SigningKey? key = null, Func<byte[], byte[]>? stamp = null, Func<EvidenceManifest, EvidenceManifest>? change = null)
    {
        using var output = new MemoryStream();
        var manifest = Manifest(key ?? Key, stamp is null ? null : "https://authority.example/");
        EvidenceWriter.Write(output, change is null ? manifest : change(manifest), contents ?? Contents, key ?? Key, stamp, None);
        return output.ToArray();
    }

    public EvidenceVerification Verify(byte[] archive, bool trusted = true) => EvidenceVerifier.Verify(new MemoryStream(archive), trusted ? Key : null, null, null, None);

    public static EvidenceContent Text(string name, string role, string text) => EvidenceContent.Of(name, role, "text/plain", Encoding.UTF8.GetBytes(text));

    public void Dispose()
    {
        Key.Dispose();
        _folder.Dispose();
    }
}
