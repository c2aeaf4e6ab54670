using System.Security.Cryptography;
using System.Text;
using Tocsin.Disk;
using Tocsin.Server.Ingest;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <summary>Evidence archives on the server's disk. They are made by <c>tocsin evidence export</c> in a process of its own, as on the command line.</summary>
public sealed class Archives
{
    private const string Ending = ".tocsin-evidence.zip";
    private const string Making = "making-";
    private readonly ServerSettings _settings;
    private readonly ScanProcess _process;
    private readonly ScanReports _reports;
    private readonly Lock _gate = new();

    /// <summary>Opens their directory; what a kill left half-made goes.</summary>
    public Archives(ServerSettings settings, ScanProcess process, ScanReports reports)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_settings, _process, _reports) = (settings, process, reports);
        PrivateDirectory.Clear(Path.Combine(settings.Data, "archives"), Making);
    }

    /// <summary>Fingerprint of the key that signs, and the public key to check by.</summary>
    public (string Fingerprint, string PublicPem) Key()
    {
        using var key = SigningKey.Read(KeyPath()) ?? throw new StoreException("the key for evidence cannot be read", "name one that 'tocsin evidence key' made: serve --evidence-key FILE");
        return (key.Fingerprint, key.PublicPem);
    }

    /// <summary>Freezes an incident.</summary>
    /// <returns>Id of the archive and the SHA-256 over its files.</returns>
    public async Task<(string Id, string Sha256)> Freeze(Job job, IncidentCard card, IEnumerable<string> scans, string by, string reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(card);
        var found = _reports.Of(card.Election, scans);
        if (found.Count == 0)
            throw new JobFailedException($"the reports of the scans that incident {card.Number} came from are not on this server: name where they lie with serve --reports DIR, or freeze it where they were made with 'tocsin evidence export'");
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        string directory = PrivateDirectory.Require(Directory(card.Election, Making + id));
        string last = "";
        job.Step = "freezing";
        try
        {
            int code = await _process.Run(
                [
                    "evidence", "export", card.Id, "--store", "-", "--in", .. found, "--input", .. found.Select(f => Path.GetDirectoryName(f)!).Distinct(StringComparer.Ordinal),
                    "--key", KeyPath(), "--by", by, "--reason", reason, "--out", Path.Combine(directory, $"incident-{card.Number}{Ending}"), "--json",
                ],
                line => last = KeptLine.Read(line).Told ?? last,
                cancellation).ConfigureAwait(false);
            if (code != 0)
                throw new JobFailedException(last.Length > 0 ? last : $"the export ended with code {code}");
            System.IO.Directory.Move(directory, Directory(card.Election, id));
            return (id, Hash(Files(card.Election, id)));
        }
        finally
        {
            if (System.IO.Directory.Exists(directory))
                System.IO.Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>The files of an archive.</summary>
    public IReadOnlyList<ArchiveFile> Files(string election, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        string directory = Directory(election, id);
        return id.Length > 0 && id.All(char.IsAsciiHexDigitLower) && System.IO.Directory.Exists(directory)
            ? [.. System.IO.Directory.EnumerateFiles(directory, "*" + Ending).Order(StringComparer.Ordinal).Select(f => new ArchiveFile(Path.GetFileName(f), f, new FileInfo(f).Length))]
            : [];
    }

    /// <summary>One hash over the hashes of the files and their names, as <c>sha256sum</c> prints them.</summary>
    public static string Hash(IReadOnlyList<ArchiveFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var lines = new StringBuilder();
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file.Path);
            lines.Append(Convert.ToHexStringLower(SHA256.HashData(stream))).Append("  ").Append(file.Name).Append('\n');
        }

        return files.Count == 1 ? lines.ToString()[..64] : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }

    private string Directory(string election, string id) =>
        Path.Combine(PrivateDirectory.Require(Path.Combine(PrivateDirectory.Require(Path.Combine(_settings.Data, "archives")), election)), id);

    // Made when it is needed first: whoever only reads needs none.
    private string KeyPath()
    {
        if (_settings.EvidenceKey is { } named)
            return File.Exists(named) ? named : throw new StoreException("the key for evidence is not there", "name one that 'tocsin evidence key' made: serve --evidence-key FILE");
        string path = Path.Combine(_settings.Data, "evidence.key");
        lock (_gate)
        {
            if (!File.Exists(path))
                SigningKey.Make(path).Dispose();
        }

        return path;
    }
}
