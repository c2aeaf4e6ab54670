using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Tocsin.Disk;
using Tocsin.Evidence;
using Tocsin.Evidence.Manifest;
using Tocsin.Tests.Cli;
using Tocsin.Tests.Sources;

namespace Tocsin.Tests.Evidence;

/// <summary>A real scan of simulated posts, a key, and the commands over them.</summary>
internal sealed class EvidenceScan : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    public string Posts => At("posts.ndjson");

    public string Report => At("report");

    public string Archive => At("case.tocsin-evidence.zip");

    public string Key => At("evidence.key");

    public string At(string name) => System.IO.Path.Combine(_folder.Path, name);

    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Simulates, scans and makes a key.</summary>
    public async Task<EvidenceScan> Scanned(params string[] options)
    {
        await Run("simulate", "--posts", "6000", "--seed", "7", "--out", Posts);
        var scan = await Run(["scan", Posts, "--election", "valdoria-2027", "--out", Report, .. options]);
        if (scan.Code is not (0 or 1) || !Incidents().Any())
            throw new InvalidOperationException($"BUG: the sample has no incident: {scan.Messages}");
        await Run("evidence", "key", "--out", Key);
        return this;
    }

    public IEnumerable<string> Incidents() => JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(Report, "incidents.json"))).RootElement.GetProperty("incidents").EnumerateArray().Select(i => i.GetProperty("id").GetString()!);

    public Task<(int Code, string Output, string Messages)> Export(params string[] options) =>
        Run(["evidence", "export", Incidents().First(), "--in", Report, "--key", Key, "--by", "Ida Lorne", "--reason", "complaint", "--out", Archive, .. options]);

    public Task<(int Code, string Output, string Messages)> Verify(params string[] options) => Run(["evidence", "verify", Archive, "--key", Key + ".pub", .. options]);

    public static async Task<(int Code, string Output, string Messages)> Run(params string[] arguments)
    {
        using var screen = new Screen(width: 200);
        int code = await screen.Run(arguments);
        return (code, screen.Output, screen.Messages);
    }

    /// <summary>What an insider with the true key can do: change files, hashes and manifest, and sign it all.</summary>
    public void Resign(Func<string, byte[], byte[]> change)
    {
        var files = EvidenceContainerTests.Files(File.ReadAllBytes(Archive));
        var manifest = ManifestText.Read(files.Single(f => f.Name == EntryNames.Manifest).Bytes, out _)!;
        using var key = SigningKey.Read(Key)!;
        using var output = new MemoryStream();
        EvidenceWriter.Write(output, manifest, [.. manifest.Entries.Select(e => Content(e, change(e.Name, files.Single(f => f.Name == e.Name).Bytes)))], key, null, CancellationToken.None);
        File.WriteAllBytes(Archive, output.ToArray());
    }

    /// <summary>The bytes of a file in the archive.</summary>
    public string Text(string name)
    {
        using var zip = new ZipArchive(File.OpenRead(Archive));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public void Dispose() => _folder.Dispose();

    private static EvidenceContent Content(EvidenceEntry entry, byte[] bytes)
    {
        var content = EvidenceContent.Of(entry.Name, entry.Role, entry.MediaType, bytes);
        return content with { Entry = entry with { Size = content.Entry.Size, Sha256 = content.Entry.Sha256 } };
    }
}
