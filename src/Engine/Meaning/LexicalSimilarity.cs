namespace Tocsin.Engine.Meaning;

/// <summary>Compares any two texts of a set by their anchors, for evaluation and for looking at a pair.</summary>
public sealed class LexicalSimilarity
{
    private readonly AnchorVector[] _vectors;

    /// <summary>Reads the texts; their frequencies are those of this set.</summary>
    public LexicalSimilarity(int count, TextOf text)
    {
        var reader = new AnchorReader();
        var frequencies = new AnchorFrequencies();
        for (int t = 0; t < count; t++)
            frequencies.Add(reader.Read(text(t)));
        frequencies.Seal();
        _vectors = new AnchorVector[count];
        for (int t = 0; t < count; t++)
            _vectors[t] = new AnchorVector(reader.Read(text(t)), frequencies);
    }

    /// <summary>Similarity of two texts, 0 to 1.</summary>
    public double Of(int a, int b) => _vectors[a].Similarity(_vectors[b], out _);
}
