namespace Tocsin.Engine.Meaning;

/// <summary>The anchors of a text, weighted by rarity, of length one.</summary>
internal sealed class AnchorVector
{
    private readonly uint[] _hashes;
    private readonly float[] _weights;

    public AnchorVector(IReadOnlyList<Anchor> anchors, AnchorFrequencies frequencies)
    {
        _hashes = new uint[anchors.Count];
        _weights = new float[anchors.Count];
        double square = 0;
        for (int i = 0; i < anchors.Count; i++)
        {
            float weight = Weight(anchors[i], frequencies);
            (_hashes[i], _weights[i]) = (anchors[i].Hash, weight);
            square += (double)weight * weight;
        }

        float scale = square > 0 ? (float)(1 / Math.Sqrt(square)) : 0;
        foreach (ref float weight in _weights.AsSpan())
            weight *= scale;
    }

    /// <summary>Weight of an anchor before scaling.</summary>
    public static float Weight(Anchor anchor, AnchorFrequencies frequencies) => anchor.Weight * frequencies.Rarity(anchor.Hash);

    /// <summary>What brings the weights of a text to length one; 0 for a text without anchors.</summary>
    public static float Scale(IReadOnlyList<Anchor> anchors, AnchorFrequencies frequencies)
    {
        double square = 0;
        for (int i = 0; i < anchors.Count; i++)
        {
            double weight = Weight(anchors[i], frequencies);
            square += weight * weight;
        }

        return square > 0 ? (float)(1 / Math.Sqrt(square)) : 0;
    }

    /// <summary>Cosine of two texts, 0 to 1.</summary>
    /// <param name="other">The other text.</param>
    /// <param name="whole">Receives how many words, frames, numbers and links they share.</param>
    public double Similarity(AnchorVector other, out int whole)
    {
        double sum = 0;
        whole = 0;
        for (int i = 0, j = 0; i < _hashes.Length && j < other._hashes.Length;)
        {
            if (_hashes[i] == other._hashes[j])
            {
                whole += AnchorReader.IsWhole(_hashes[i]) ? 1 : 0;
                sum += (double)_weights[i++] * other._weights[j++];
            }
            else if (_hashes[i] < other._hashes[j])
                i++;
            else
                j++;
        }

        return Math.Min(1, sum);
    }
}
