namespace Tocsin.Engine.Meaning;

/// <summary>In how many texts each anchor stands. One table of counts, whatever the data: two anchors that share a place only make each other look commoner.</summary>
internal sealed class AnchorFrequencies
{
    private const int Bits = 22;

    // Beyond it logarithms are taken one by one.
    private const int MostTabled = 1 << 16;

    private readonly int[] _counts = new int[1 << Bits];
    private float[] _rarity = [];
    private int _texts;

    /// <summary>Texts counted.</summary>
    public int Texts => _texts;

    /// <summary>Counts a text. Threads may do so together.</summary>
    public void Add(IReadOnlyList<Anchor> anchors)
    {
        Interlocked.Increment(ref _texts);
        for (int i = 0; i < anchors.Count; i++)
            Interlocked.Increment(ref _counts[anchors[i].Hash >> (32 - Bits)]);
    }

    /// <summary>Closes the counting, after which rarities may be asked.</summary>
    public void Seal() =>
        _rarity = [.. Enumerable.Range(0, Math.Min(Texts + 1, MostTabled)).Select(n => (float)Math.Log((Texts + 1.0) / Math.Max(1, n)))];

    /// <summary>Texts that hold an anchor.</summary>
    public int Of(uint hash) => _counts[hash >> (32 - Bits)];

    /// <summary>Inverse document frequency: how surprising an anchor is. Only once all texts are counted.</summary>
    public float Rarity(uint hash)
    {
        int count = Of(hash);
        return count < _rarity.Length ? _rarity[count] : (float)Math.Max(0, Math.Log((Texts + 1.0) / count));
    }
}
