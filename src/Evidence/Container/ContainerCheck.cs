using System.IO.Hashing;
using System.Security.Cryptography;
using Tocsin.Evidence.Verifying;

namespace Tocsin.Evidence.Container;

/// <summary>Reads a container once, hashes every file in it, and compares every other byte with what the files demand.</summary>
internal sealed class ContainerCheck
{
    private readonly Stream _container;
    private readonly ContainerRecords _records = new();
    private readonly List<EvidenceDifference> _differences = [];
    private readonly Dictionary<string, ReadFile> _files = new(StringComparer.Ordinal);
    private readonly List<ContainerEntry> _expected = [];

    private ContainerCheck(Stream container) => _container = container;

    /// <summary>What is wrong with the container itself.</summary>
    public IReadOnlyList<EvidenceDifference> Differences => _differences;

    /// <summary>The files, each with what it really is.</summary>
    public IReadOnlyDictionary<string, ReadFile> Files => _files;

    /// <summary>Names in their order, as they stand there.</summary>
    public IReadOnlyList<string> Order => [.. _expected.Select(e => e.Name)];

    /// <summary>Reads it.</summary>
    /// <param name="container">The archive.</param>
    /// <param name="listing">The table to follow.</param>
    /// <param name="hashOf">What the manifest says a file hashes to; null where it says nothing.</param>
    /// <param name="progress">Takes the bytes done.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static ContainerCheck Run(Stream container, ContainerListing listing, Func<string, string?> hashOf, Action<long>? progress, CancellationToken cancellation)
    {
        var check = new ContainerCheck(container);
        var directory = ContainerListing.FromBack(container).Entries.GroupBy(e => e.Offset).ToDictionary(g => g.Key, g => g.First().Crc);
        foreach (var entry in listing.Entries)
            check.File(entry, hashOf(entry.Name), directory.TryGetValue(entry.Offset, out uint crc) ? crc : null, progress, cancellation);
        check.End(listing);
        return check;
    }

    private void File(ContainerEntry entry, string? sha256, uint? directoryCrc, Action<long>? progress, CancellationToken cancellation)
    {
        long data = entry.Offset + _records.Local(entry).Length;
        var (hash, crc) = Hash(data, entry.Size, progress, cancellation);
        // A content that is as its hash says fixes the checksum. Otherwise two of the three decide: content, header, directory.
        bool changed = sha256 is not null ? hash != sha256 : crc != entry.Crc && crc != directoryCrc;
        var expected = entry with { Crc = changed ? directoryCrc ?? entry.Crc : crc };
        Compare($"header of {entry.Name}", entry.Offset, _records.Local(expected), ContainerRecords.LocalFields);
        _expected.Add(expected);
        if (!_files.TryAdd(entry.Name, new ReadFile(data, entry.Size, hash, changed)))
            _differences.Add(new EvidenceDifference($"container: {entry.Name}", "stands in it twice: two programs may show two different files"));
    }

    private (string Sha256, uint Crc) Hash(long offset, long size, Action<long>? progress, CancellationToken cancellation)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var crc = new Crc32();
        byte[] buffer = new byte[(int)Math.Clamp(size, 1, 1 << 17)];
        _container.Position = offset;
        long left = size;
        while (left > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            int read = _container.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
                break;
            sha.AppendData(buffer.AsSpan(0, read));
            crc.Append(buffer.AsSpan(0, read));
            left -= read;
            progress?.Invoke(_container.Position);
        }

        return (Convert.ToHexStringLower(sha.GetHashAndReset()), crc.GetCurrentHashAsUInt32());
    }

    private void End(ContainerListing listing)
    {
        if (listing.Broken is { } broken)
        {
            _differences.Add(new EvidenceDifference("container", $"the file breaks off after {_container.Length} bytes, in {broken}: the rest is missing"));
            return;
        }

        long at = listing.Directory;
        foreach (var entry in _expected)
        {
            byte[] record = _records.Central(entry);
            if (!Compare($"directory at the end, {entry.Name}", at, record, ContainerRecords.CentralFields))
                return;
            at += record.Length;
        }

        byte[] end = _records.End(_expected.Count, listing.Directory, at - listing.Directory);
        if (!Compare("end record", at, end, []))
            return;
        at += end.Length;
        if (at != _container.Length)
            _differences.Add(new EvidenceDifference("container: behind the end", $"{_container.Length - at} bytes follow the end of the archive, from byte {at} on"));
    }

    // False when the container ends before.
    private bool Compare(string place, long offset, byte[] expected, (int Offset, string Name)[] fields)
    {
        byte[] found = ContainerListing.Read(_container, offset, expected.Length);
        int same = found.AsSpan().CommonPrefixLength(expected);
        if (same == expected.Length)
            return true;
        string field = fields.LastOrDefault(f => f.Offset <= same).Name is { } name ? $"{name}, " : "";
        _differences.Add(same == found.Length
            ? new EvidenceDifference($"container: {place}", $"the file breaks off after {_container.Length} bytes")
            : new EvidenceDifference($"container: {place}", $"{field}byte {offset + same} of the archive is {found[same]:x2} and has to be {expected[same]:x2}"));
        return same < found.Length;
    }
}
