using System.IO.Hashing;
using System.Text;

namespace Tocsin.Engine.Media;

/// <summary>Says which files are the same media, and finds the file that a post refers to.</summary>
/// <remarks>
/// Pictures within <see cref="PerceptualHash.MostBits"/> of a picture that more files show join it; a member resembles its leader
/// directly, so nothing is chained. Everything else, and pictures of too little structure, is the same only byte for byte.
/// Building is O(n) for n distinct pictures times those that share a sixteenth of their bits but one; looking up is O(length).
/// Immutable, thread-safe.
/// </remarks>
public sealed class MediaIndex
{
    // "image.jpg" and "photo1.png" are in every folder; a platform's own names are longer.
    private const int LeastStem = 12;

    private readonly Dictionary<ulong, byte[]> _byPath = [];
    private readonly Dictionary<ulong, byte[]?> _byName = [];

    private MediaIndex(IReadOnlyList<MediaFile> files, IReadOnlyList<string> objects)
    {
        (Files, Objects) = (files, objects);
        for (int f = 0; f < files.Count; f++)
        {
            byte[] value = Encoding.UTF8.GetBytes(objects[f]);
            byte[] path = Encoding.UTF8.GetBytes(files[f].Path);
            _byPath[XxHash3.HashToUInt64(path)] = value;
            var name = Name(path);
            if (Stem(name) < LeastStem)
                continue;

            // A name that stands for two different media stands for none.
            ulong key = XxHash3.HashToUInt64(name);
            _byName[key] = !_byName.TryGetValue(key, out byte[]? known) || (known is not null && known.AsSpan().SequenceEqual(value)) ? value : null;
        }
    }

    /// <summary>The files, in order of path.</summary>
    public IReadOnlyList<MediaFile> Files { get; }

    /// <summary>What each file counts as: <c>pdq:</c> or <c>sha256:</c> and a hash.</summary>
    public IReadOnlyList<string> Objects { get; }

    /// <summary>Builds the index.</summary>
    public static MediaIndex Build(IEnumerable<MediaFile> files)
    {
        MediaFile[] ordered = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
        var comparable = ordered.Where(Comparable).GroupBy(f => f.Hash!.Value).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key);
        var leaders = PictureClusters.Leaders(comparable);
        return new MediaIndex(ordered, [.. ordered.Select(f => Comparable(f) ? $"pdq:{leaders[f.Hash!.Value]}" : $"sha256:{f.Sha256}")]);
    }

    /// <summary>Finds the media a post refers to.</summary>
    /// <param name="folder">Folder of the post's file below the folder of media, with / at its end; empty at the top.</param>
    /// <param name="reference">A path relative to the post's file, or an address or path whose last part names the file.</param>
    /// <param name="value">What the file counts as.</param>
    /// <returns>False when no file answers to it.</returns>
    public bool TryFind(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> reference, out ReadOnlySpan<byte> value)
    {
        const int Longest = 1024;
        value = default;
        if (reference.IsEmpty || reference.Length + folder.Length > Longest)
            return false;
        Span<byte> path = stackalloc byte[Longest];
        folder.CopyTo(path);
        reference.CopyTo(path[folder.Length..]);
        if (!_byPath.TryGetValue(XxHash3.HashToUInt64(path[..(folder.Length + reference.Length)]), out byte[]? found))
        {
            int end = reference.IndexOfAny((byte)'?', (byte)'#');
            var name = Name(end < 0 ? reference : reference[..end]);
            if (Stem(name) < LeastStem || !_byName.TryGetValue(XxHash3.HashToUInt64(name), out found))
                return false;
        }

        value = found;
        return found is not null;
    }

    private static bool Comparable(MediaFile file) => file.Hash is not null && file.Quality >= PdqHasher.LeastQuality;

    private static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..];

    private static int Stem(ReadOnlySpan<byte> name) => name.LastIndexOf((byte)'.') is int dot and > 0 ? dot : name.Length;
}
