namespace Tocsin.Engine.Leaks;

/// <summary>What stands in the sealed index before its fingerprints, and how each of these is read.</summary>
internal sealed record LeakIndexHead(LeakParameters Parameters, IReadOnlyList<EnrolledDocument> Documents, long Hashes, long Postings)
{
    private const int MostDocuments = 100_000_000;
    private const int MostNames = 1 << 16;

    public static void Write(SealedWriter writer, LeakIndexHead head)
    {
        writer.Number((ulong)head.Parameters.Gram);
        writer.Number((ulong)head.Parameters.Window);
        writer.Number((ulong)head.Documents.Count);
        writer.Number((ulong)head.Hashes);
        writer.Number((ulong)head.Postings);
        foreach (var document in head.Documents)
        {
            writer.Word((ulong)document.Digest);
            writer.Word((ulong)(document.Digest >> 64));
            foreach (ulong header in document.Headers)
                writer.Word(header);
            writer.Number((ulong)document.Fingerprints);
            writer.Number((ulong)document.Symbols);
            writer.Number((ulong)document.Names.Count);
            foreach (string name in document.Names)
                writer.Text(name);
        }
    }

    public static LeakIndexHead Read(SealedReader reader)
    {
        var parameters = new LeakParameters(reader.Size(1000), reader.Size(1000));
        if (!parameters.Valid)
            throw SealedReader.Damaged();
        int documents = reader.Size(MostDocuments);
        long hashes = (long)Math.Min(reader.Number(), int.MaxValue), postings = (long)Math.Min(reader.Number(), int.MaxValue);
        var list = new List<EnrolledDocument>(Math.Min(documents, 1 << 16));
        for (int i = 0; i < documents; i++)
        {
            UInt128 digest = reader.Word();
            digest |= (UInt128)reader.Word() << 64;
            ulong[] headers = [reader.Word(), reader.Word(), reader.Word(), reader.Word()];
            int fingerprints = reader.Size(int.MaxValue), symbols = reader.Size(int.MaxValue);
            string[] names = new string[reader.Size(MostNames)];
            for (int n = 0; n < names.Length; n++)
                names[n] = reader.Text();
            list.Add(new EnrolledDocument(names, digest, headers, fingerprints, symbols));
        }

        reader.Before = 0;
        return new LeakIndexHead(parameters, list, hashes, postings);
    }

    /// <summary>The postings of the next fingerprint; its number goes up by one.</summary>
    public static ReadOnlySpan<Posting> Next(SealedReader reader, ref long number, int documents)
    {
        ulong hash = reader.Before += reader.Number();
        var postings = reader.Scratch(reader.Size(documents));
        int document = 0;
        for (int i = 0; i < postings.Length; i++)
        {
            document += reader.Size(documents);
            if (document >= documents)
                throw SealedReader.Damaged();
            postings[i] = new Posting(hash, document, reader.Size(int.MaxValue));
        }

        number++;
        return postings;
    }
}
