using System.Text;
using Tocsin.Disk;
using Tocsin.Evidence.Container;
using Tocsin.Evidence.Manifest;

namespace Tocsin.Evidence;

/// <summary>Writes an archive from first byte to last, in one pass over the contents, which are never held in memory.</summary>
/// <remarks>
/// The order is the reader's: the page for people, the manifest, its signature and the key, then everything else, and the timestamp last, so that it can
/// be put behind an archive that exists. The same contents give the same bytes, but for the signature, which draws a number by lot.
/// </remarks>
public static class EvidenceWriter
{
    /// <summary>Writes it.</summary>
    /// <param name="output">Where to; must be able to seek.</param>
    /// <param name="manifest">The manifest; its entries are replaced by those of the contents.</param>
    /// <param name="contents">The files; the first is the page for people.</param>
    /// <param name="key">The private key.</param>
    /// <param name="stamp">Asked for a timestamp over the manifest, once it is signed; null for none.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="EvidenceException">A content is not what its entry says, or a name is not allowed.</exception>
    public static EvidenceManifest Write(
        Stream output, EvidenceManifest manifest, IReadOnlyList<EvidenceContent> contents, SigningKey key, Func<byte[], byte[]>? stamp, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(key);
        Require(contents);
        var whole = manifest with { Entries = [.. contents.Select(c => c.Entry)] };
        byte[] text = ManifestText.Write(whole);
        byte[] signature = key.Sign(text, der: true);
        byte[]? reply = stamp?.Invoke(text);

        var container = new ContainerWriter(output);
        Copy(container, contents[0], cancellation);
        container.Add(EntryNames.Manifest, text);
        container.Add(EntryNames.Signature, signature);
        container.Add(EntryNames.Key, Encoding.ASCII.GetBytes(key.PublicPem));
        foreach (var content in contents.Skip(1))
            Copy(container, content, cancellation);
        if (reply is not null)
            container.Add(EntryNames.Timestamp, reply);
        container.Complete();
        return whole;
    }

    private static void Copy(ContainerWriter container, EvidenceContent content, CancellationToken cancellation)
    {
        using var stream = content.Open();
        var (size, sha256) = container.Add(content.Entry.Name, content.Entry.Size, stream, cancellation);
        if (size != content.Entry.Size || sha256 != content.Entry.Sha256)
            throw new EvidenceException($"{content.Entry.Source ?? content.Entry.Name} changed while it was being frozen", "nothing was written; wait until nothing writes to it, scan again and export again");
    }

    private static void Require(IReadOnlyList<EvidenceContent> contents)
    {
        if (contents.Count == 0 || contents[0].Entry.Name != EntryNames.Readme)
            throw new InvalidOperationException("BUG: an archive begins with its page for people");
        var names = new HashSet<string>([EntryNames.Manifest, EntryNames.Signature, EntryNames.Key, EntryNames.Timestamp], StringComparer.OrdinalIgnoreCase);
        foreach (string name in contents.Select(c => c.Entry.Name))
        {
            if (!EntryNames.IsSafe(name) || !names.Add(name))
                throw new InvalidOperationException($"BUG: an archive cannot hold a file called '{name}' (twice, or not plain)");
        }
    }
}
