using System.Numerics;

namespace Tocsin.Engine.Leaks;

/// <summary>The index opened for matching: which documents have a fingerprint, and where in them.</summary>
/// <remarks>
/// Sorted columns: 8 bytes and 4 for each different fingerprint, 8 for each document that has it, a table of first places that makes a
/// look-up two memory accesses, and a bit map that spares most strange fingerprints both. Read-only once loaded: any number of threads.
/// </remarks>
public sealed class LeakIndex
{
    /// <summary>Fingerprints for which <see cref="Touch"/> reads ahead at once: their lines stay in the first cache.</summary>
    internal const int TouchedAtOnce = 128;

    private readonly ulong[] _hashes;
    private readonly int[] _starts;
    private readonly int[] _documents;
    private readonly int[] _ordinals;
    private readonly int[] _first;
    private readonly int _shift;
    private readonly ulong[] _bits;
    private readonly int _bitShift;
    private readonly Dictionary<UInt128, List<int>> _byDigest = [];

    private LeakIndex(LeakIndexHead head, ulong[] hashes, int[] starts, int[] documents, int[] ordinals)
    {
        Parameters = head.Parameters;
        Documents = head.Documents;
        (_hashes, _starts, _documents, _ordinals) = (hashes, starts, documents, ordinals);
        int bits = Math.Clamp(BitOperations.Log2((uint)hashes.Length + 1) - 1, 1, 28);
        _shift = 64 - bits;
        _first = new int[(1 << bits) + 1];
        int at = 0;
        for (int bucket = 0; bucket < 1 << bits; bucket++)
        {
            _first[bucket] = at;
            while (at < hashes.Length && (int)(hashes[at] >> _shift) == bucket)
                at++;
        }

        _first[^1] = hashes.Length;

        // Eight bits for each, 32 MB at most: with nine strange ones in ten the search ends here.
        int filter = Math.Clamp(BitOperations.Log2((uint)hashes.Length + 1) + 4, 6, 28);
        _bitShift = 64 - filter;
        _bits = new ulong[1 << (filter - 6)];
        foreach (ulong hash in hashes)
            _bits[hash >> (_bitShift + 6)] |= 1UL << (int)((hash >> _bitShift) & 63);
        for (int i = 0; i < Documents.Count; i++)
        {
            if (Documents[i].Symbols == 0)
                continue;
            if (!_byDigest.TryGetValue(Documents[i].Digest, out var alike))
                _byDigest[Documents[i].Digest] = alike = [];
            alike.Add(i);
        }
    }

    /// <summary>How it was made.</summary>
    public LeakParameters Parameters { get; }

    /// <summary>The enrolled documents.</summary>
    public IReadOnlyList<EnrolledDocument> Documents { get; }

    /// <summary>Number of different fingerprints.</summary>
    public int Fingerprints => _hashes.Length;

    /// <summary>A fingerprint in so many documents or more is boilerplate and proves nothing.</summary>
    /// <remarks>A fortieth of the documents, 10 to 64: a thread that quotes itself a few times is no boilerplate, a signature is.</remarks>
    public int BoilerplateFrom => Math.Clamp(Documents.Count / 40, 10, 64);

    /// <summary>Opens an index.</summary>
    /// <exception cref="InvalidDataException">It is none, is damaged, or belongs to another key.</exception>
    public static LeakIndex Load(Stream stream, LeakKeys keys)
    {
        using var reader = new SealedReader(stream, keys);
        var head = LeakIndexHead.Read(reader);
        ulong[] hashes = new ulong[head.Hashes];
        int[] starts = new int[head.Hashes + 1], documents = new int[head.Postings], ordinals = new int[head.Postings];
        int used = 0;
        for (long i = 0; i < head.Hashes;)
        {
            int at = (int)i;
            foreach (var posting in LeakIndexHead.Next(reader, ref i, head.Documents.Count))
            {
                if (used == documents.Length)
                    throw SealedReader.Damaged();
                (hashes[at], documents[used], ordinals[used]) = (posting.Hash, posting.Document, posting.Ordinal);
                used++;
            }

            starts[i] = used;
        }

        reader.End();
        return new LeakIndex(head, hashes, starts, documents, ordinals);
    }

    /// <summary>The document with exactly this text, and these digests of headers if there are several; -1 when there is none.</summary>
    public int Find(UInt128 digest, IReadOnlyList<ulong> headers)
    {
        if (!_byDigest.TryGetValue(digest, out var alike))
            return -1;
        int same = alike.FindIndex(d => Documents[d].Headers.SequenceEqual(headers));
        return alike[Math.Max(0, same)];
    }

    /// <summary>Which of the fingerprints may be known: most strange ones are told apart by one bit each.</summary>
    /// <param name="fingerprints">The fingerprints.</param>
    /// <param name="may">Takes their numbers; as long as <paramref name="fingerprints"/>.</param>
    /// <returns>How many they are.</returns>
    internal int MayKnow(ReadOnlySpan<Fingerprint> fingerprints, Span<int> may)
    {
        int count = 0;
        for (int i = 0; i < fingerprints.Length; i++)
        {
            ulong bit = fingerprints[i].Hash >> _bitShift;
            may[count] = i;
            count += (int)(_bits[bit >> 6] >> (int)(bit & 63)) & 1;
        }

        return count;
    }

    /// <summary>Reads ahead what looking up these fingerprints will read, so that the waits for memory overlap.</summary>
    /// <returns>Nothing of meaning; it keeps the reads from being left out.</returns>
    internal ulong Touch(ReadOnlySpan<Fingerprint> fingerprints, ReadOnlySpan<int> which)
    {
        ulong sum = 0;
        if (_hashes.Length == 0)
            return sum;
        Span<int> places = stackalloc int[TouchedAtOnce];
        int count = Math.Min(which.Length, TouchedAtOnce);
        for (int i = 0; i < count; i++)
            places[i] = _first[(int)(fingerprints[which[i]].Hash >> _shift)];
        for (int i = 0; i < count; i++)
            sum += _hashes[Math.Min(places[i], _hashes.Length - 1)];
        return sum;
    }

    /// <summary>Where a fingerprint's documents stand; false when no document has it.</summary>
    internal bool TryFind(ulong hash, out int start, out int count)
    {
        int bucket = (int)(hash >> _shift), end = _first[bucket + 1];
        for (int i = _first[bucket]; i < end; i++)
        {
            if (_hashes[i] >= hash)
            {
                (start, count) = (_starts[i], _starts[i + 1] - _starts[i]);
                return _hashes[i] == hash;
            }
        }

        (start, count) = (0, 0);
        return false;
    }

    /// <summary>The documents at a place that <see cref="TryFind"/> gave, in rising order.</summary>
    internal ReadOnlySpan<int> DocumentsAt(int start, int count) => _documents.AsSpan(start, count);

    /// <summary>The ordinal of the fingerprint in a document; -1 when the document does not have it.</summary>
    internal int OrdinalIn(int document, int start, int count)
    {
        int i = DocumentsAt(start, count).BinarySearch(document);
        return i < 0 ? -1 : _ordinals[start + i];
    }
}
