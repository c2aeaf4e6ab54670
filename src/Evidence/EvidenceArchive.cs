using Tocsin.Evidence.Container;
using Tocsin.Evidence.Verifying;

namespace Tocsin.Evidence;

/// <summary>Takes files out of an archive that was checked, and puts a timestamp behind one.</summary>
public static class EvidenceArchive
{
    /// <summary>The bytes of a file, as a stream over the archive; only one can be read at a time.</summary>
    /// <exception cref="EvidenceException">It is not there.</exception>
    public static Stream Open(Stream archive, EvidenceVerification verification, string name)
    {
        ArgumentNullException.ThrowIfNull(verification);
        return verification.Places.TryGetValue(name, out var place)
            ? new EntryStream(archive, place.Offset, place.Size)
            : throw new EvidenceException($"the archive holds no {name}", "ask for an untouched copy");
    }

    /// <summary>The manifest's bytes, for a timestamp.</summary>
    public static byte[] ManifestBytes(Stream archive, EvidenceVerification verification)
    {
        using var stream = Open(archive, verification, EntryNames.Manifest);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Writes the archive again with a timestamp at its end, in the place of one that is there. Nothing else changes.</summary>
    /// <param name="archive">An archive that was found sound.</param>
    /// <param name="verification">How it was found.</param>
    /// <param name="reply">The reply of the authority.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void Stamp(Stream archive, EvidenceVerification verification, byte[] reply, Stream output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(verification);
        var manifest = verification.Manifest ?? throw new InvalidOperationException("BUG: only a sound archive is stamped");
        var container = new ContainerWriter(output);
        foreach (string name in new[] { manifest.Entries[0].Name, EntryNames.Manifest, EntryNames.Signature, EntryNames.Key }.Concat(manifest.Entries.Skip(1).Select(e => e.Name)))
        {
            using var content = Open(archive, verification, name);
            container.Add(name, content.Length, content, cancellation);
        }

        container.Add(EntryNames.Timestamp, reply);
        container.Complete();
    }

    private sealed class EntryStream(Stream archive, long offset, long size) : Stream
    {
        private long _done;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => size;

        public override long Position
        {
            get => _done;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int at, int count) => Read(buffer.AsSpan(at, count));

        public override int Read(Span<byte> buffer)
        {
            archive.Position = offset + _done;
            int read = archive.Read(buffer[..(int)Math.Min(buffer.Length, size - _done)]);
            _done += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
