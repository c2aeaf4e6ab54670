using System.Runtime.InteropServices;

namespace Tocsin.Engine.Leaks;

/// <summary>Collects documents and writes the index.</summary>
/// <remarks>
/// Sixteen bytes for each fingerprint of each document, in 256 parts by the first byte of the hash, sorted part by part when written. A text
/// that was enrolled before gains a name, nothing else. Documents are numbered in the order in which they are added: the same documents in
/// the same order give the same index, but for the salt. Not for several threads.
/// </remarks>
public sealed class LeakIndexBuilder(LeakKeys keys, LeakParameters parameters)
{
    private const int LongestNameList = 1 << 16;
    private readonly List<Posting>[] _parts = [.. Enumerable.Range(0, 256).Select(_ => new List<Posting>())];
    private readonly List<(List<string> Names, EnrolledDocument Document)> _documents = [];
    private readonly Dictionary<(UInt128, ulong, ulong, ulong, ulong), int> _known = [];

    /// <summary>Different documents so far.</summary>
    public int Documents => _documents.Count;

    /// <summary>Adds a document whose fingerprints another thread may have prepared.</summary>
    /// <returns>True when the text is new, false when it was there already.</returns>
    public bool Add(string name, PreparedDocument document)
    {
        var h = document.Headers;
        if (_known.TryGetValue((document.Digest, h[0], h[1], h[2], h[3]), out int known))
        {
            if (!_documents[known].Names.Contains(name, StringComparer.Ordinal) && _documents[known].Names.Count < LongestNameList)
                _documents[known].Names.Add(name);
            return false;
        }

        Register(new EnrolledDocument([name], document.Digest, h, document.Hashes.Length, document.Symbols));
        for (int i = 0; i < document.Hashes.Length; i++)
            Add(new Posting(document.Hashes[i], _documents.Count - 1, i));
        return true;
    }

    /// <summary>Prepares a document: folds it and takes its fingerprints.</summary>
    public static PreparedDocument Prepare(Fingerprinter fingerprinter, string text, LeakHeaders headers, LeakKeys keys)
    {
        fingerprinter.Read(text);
        var seen = new HashSet<ulong>();
        var hashes = new List<ulong>(fingerprinter.Fingerprints.Length);
        foreach (var fingerprint in fingerprinter.Fingerprints)
        {
            if (seen.Add(fingerprint.Hash))
                hashes.Add(fingerprint.Hash);
        }

        return new PreparedDocument(fingerprinter.Digest, headers.Digests(keys), [.. hashes], fingerprinter.Folded.Count);
    }

    /// <summary>Takes over an index that was written before, to add to it.</summary>
    /// <exception cref="InvalidDataException">It is damaged, of another key or of other parameters.</exception>
    public void Load(Stream index)
    {
        if (_documents.Count > 0)
            throw new InvalidOperationException("BUG: an index is loaded before documents are added");
        using var reader = new SealedReader(index, keys);
        var head = LeakIndexHead.Read(reader);
        if (head.Parameters != parameters)
            throw new InvalidDataException("the leak index was made with other parameters");
        foreach (var document in head.Documents)
            Register(document);
        for (long i = 0; i < head.Hashes;)
        {
            foreach (var posting in LeakIndexHead.Next(reader, ref i, head.Documents.Count))
                Add(posting);
        }

        reader.End();
    }

    /// <summary>Writes the index and empties the builder.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="salt">32 random bytes, different for each file.</param>
    /// <returns>Number of different fingerprints.</returns>
    public long Write(Stream target, byte[] salt)
    {
        long hashes = 0, postings = 0;
        foreach (var part in _parts)
        {
            part.Sort();
            var span = CollectionsMarshal.AsSpan(part);
            postings += span.Length;
            for (int i = 0; i < span.Length; i++)
                hashes += i == 0 || span[i].Hash != span[i - 1].Hash ? 1 : 0;
        }

        using var writer = new SealedWriter(target, keys, salt);
        LeakIndexHead.Write(writer, new LeakIndexHead(parameters, [.. _documents.Select(d => d.Document with { Names = d.Names })], hashes, postings));
        ulong before = 0;
        foreach (var part in _parts)
        {
            WritePart(writer, CollectionsMarshal.AsSpan(part), ref before);
            part.Clear();
            part.Capacity = 0;
        }

        writer.Complete();
        return hashes;
    }

    private static void WritePart(SealedWriter writer, ReadOnlySpan<Posting> part, ref ulong before)
    {
        for (int i = 0; i < part.Length;)
        {
            int end = i + 1;
            while (end < part.Length && part[end].Hash == part[i].Hash)
                end++;
            writer.Number(part[i].Hash - before);
            writer.Number((ulong)(end - i));
            before = part[i].Hash;
            for (int document = 0; i < end; i++)
            {
                writer.Number((ulong)(part[i].Document - document));
                writer.Number((ulong)part[i].Ordinal);
                document = part[i].Document;
            }
        }
    }

    private void Register(EnrolledDocument document)
    {
        var h = document.Headers;
        _known[(document.Digest, h[0], h[1], h[2], h[3])] = _documents.Count;
        _documents.Add(([.. document.Names], document));
    }

    private void Add(Posting posting) => _parts[posting.Hash >> 56].Add(posting);
}
