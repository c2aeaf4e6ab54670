using System.IO.Compression;
using System.Security.Cryptography;
using Tocsin.Documents;

namespace Tocsin.Decoys.Checking;

/// <summary>Looks for the decoys of a store in dumps, logs, mail and posts.</summary>
/// <remarks>
/// Every file is hashed; text is searched line by line as it streams, whatever its size; documents, mail and archives are read by
/// <see cref="DocumentReader"/> and searched with their text. Nothing is fetched or executed. Not for several threads at once.
/// </remarks>
public sealed class DecoyChecker
{
    private const long LongestText = 32L << 20;
    private const long LongestUnpacked = 16L << 30;
    private static readonly byte[] Gzip = [0x1F, 0x8B];
    private readonly DecoyStore _store;
    private readonly string? _storePath;
    private readonly RingMaker _rings;
    private readonly LineScan _lines;
    private readonly DocumentScan _documents;
    private readonly Dictionary<string, int> _files = new(StringComparer.Ordinal);
    private readonly DocumentReader _reader = new(new ReadLimits());

    /// <summary>Prepares the search: once for a store.</summary>
    public DecoyChecker(DecoyStore store, CheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        (_store, _storePath) = (store, options.StorePath);
        _rings = new RingMaker(store, options);
        var canaries = new CanaryIndex(store.Decoys);
        _lines = new LineScan(canaries, _rings);
        _documents = new DocumentScan(canaries, new TextIndex(store), _rings);
        for (int i = 0; i < store.Decoys.Count; i++)
        {
            foreach (var file in store.Decoys[i].Files)
                _files.TryAdd(file.Sha256, i);
        }
    }

    /// <summary>Checks files and folders.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="problem">Takes what could not be read; the rest is.</param>
    /// <param name="cancellation">Ends it.</param>
    public CheckReport Check(IEnumerable<string> paths, Action<DocumentProblem> problem, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var rings = new List<Ring>();
        int files = 0;
        long bytes = 0;
        foreach (string path in paths)
        {
            foreach (var (full, name) in FileWalk.Files(path, problem))
            {
                if (string.Equals(full, _storePath, StringComparison.Ordinal))
                    continue;
                cancellation.ThrowIfCancellationRequested();
                files++;
                bytes += File(full, name, rings, problem);
            }
        }

        return new CheckReport(rings, _store.Decoys, files, bytes);
    }

    private long File(string path, string name, List<Ring> rings, Action<DocumentProblem> problem)
    {
        var found = new List<Ring>();
        long length = 0;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
            length = stream.Length;
            byte[] head = new byte[512];
            int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            stream.Position = 0;
            if (_files.TryGetValue(Convert.ToHexStringLower(SHA256.HashData(stream)), out int decoy))
                found.Add(_rings.OfFile(decoy, name));
            var form = FileForms.Of(head.AsSpan(0, read));
            stream.Position = 0;
            bool searched = form != FileForm.Packed;
            if (searched)
                _lines.Scan(stream, name, found);
            else if (head.AsSpan(0, read).StartsWith(Gzip))
                searched = Rotated(stream, name, found, problem);
            if (form != FileForm.Lines || length <= LongestText)
                Documents(path, name, searched, found, problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem(new DocumentProblem(name, ProblemReason.Unreadable));
        }

        rings.AddRange(found);
        return length;
    }

    // Old logs are packed, and larger than a document may be.
    private bool Rotated(FileStream stream, string name, List<Ring> found, Action<DocumentProblem> problem)
    {
        try
        {
            using var unpacked = new BoundedStream(new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true), LongestUnpacked);
            if (FileForms.Of(unpacked.Head()) == FileForm.Packed)
                return false;
            _lines.Scan(unpacked, name, found);
            if (unpacked.Cut)
                problem(new DocumentProblem(name, ProblemReason.TooLarge));
            return true;
        }
        catch (InvalidDataException)
        {
            // What came before the damage was searched; the reader of documents tells of it.
            return false;
        }
    }

    private void Documents(string path, string name, bool searched, List<Ring> found, Action<DocumentProblem> problem)
    {
        var seen = found.Where(r => r.Canary is not null).Select(r => (r.Decoy.Id, r.Canary!.Value)).ToHashSet();
        _reader.Read(path, name, document =>
        {
            foreach (var ring in _documents.Scan(document))
            {
                if (ring.Canary is null || !seen.Contains((ring.Decoy.Id, ring.Canary.Value)))
                    found.Add(ring);
            }
        }, said =>
        {
            // Lines with binary in them were searched already.
            if (!searched || said.Name != name || said.Reason is not (ProblemReason.Binary or ProblemReason.Empty or ProblemReason.TooLarge))
                problem(said);
        });
    }
}
