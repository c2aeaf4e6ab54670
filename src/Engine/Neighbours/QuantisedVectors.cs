namespace Tocsin.Engine.Neighbours;

/// <summary>Vectors of one length, each as signed bytes and one scale: a quarter of the memory of 32-bit floats.</summary>
/// <remarks>
/// Each vector is brought to length one and divided by its largest magnitude over 127, so that the dot product of two is their
/// cosine to about 0.005 whatever the scale of the model. A vector of zeros, or one that holds a number that is none, stays
/// zero and resembles nothing, itself included. Blocks of a fixed number of bytes: nothing is copied to grow.
/// </remarks>
public sealed class QuantisedVectors
{
    private const int BlockBytes = 1 << 22;

    private sbyte[][] _blocks = [];
    private float[] _scales = new float[16];
    private readonly int _shift;

    /// <summary>Creates an empty set.</summary>
    /// <param name="dimensions">Numbers in a vector, 1 to 131,072.</param>
    public QuantisedVectors(int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, Int8Dot.MaxLength);
        Dimensions = dimensions;
        _shift = System.Numerics.BitOperations.Log2((uint)Math.Max(1, BlockBytes / dimensions));
    }

    /// <summary>Numbers in a vector.</summary>
    public int Dimensions { get; }

    /// <summary>Vectors in the set.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes taken by the vectors.</summary>
    public long Bytes => (((long)_blocks.Length << _shift) * Dimensions) + (_scales.Length * (long)sizeof(float));

    /// <summary>Adds vectors that lie one after the other.</summary>
    /// <param name="vectors">A whole number of vectors.</param>
    public void Add(ReadOnlySpan<float> vectors)
    {
        if (vectors.Length % Dimensions != 0)
            throw new ArgumentException($"BUG: {vectors.Length} numbers are not whole vectors of {Dimensions}", nameof(vectors));
        for (int start = 0; start < vectors.Length; start += Dimensions)
        {
            int row = Count & ((1 << _shift) - 1);
            if (row == 0)
                _blocks = [.. _blocks, new sbyte[Dimensions << _shift]];
            if (Count == _scales.Length)
                Array.Resize(ref _scales, Count * 2);
            _scales[Count++] = Quantise(vectors.Slice(start, Dimensions), _blocks[^1].AsSpan(row * Dimensions, Dimensions));
        }
    }

    /// <summary>Cosine similarity of two vectors of the set.</summary>
    public float Similarity(int a, int b) => Similarity(Of(a), Scale(a), b, vectorised: true);

    /// <summary>True when the vector is zero.</summary>
    public bool IsZero(int item) => _scales[item] == 0;

    internal ReadOnlySpan<sbyte> Of(int item) => _blocks[item >> _shift].AsSpan((item & ((1 << _shift) - 1)) * Dimensions, Dimensions);

    internal float Scale(int item) => _scales[item];

    internal float Similarity(ReadOnlySpan<sbyte> query, float scale, int item, bool vectorised) =>
        Int8Dot.Of(query, Of(item), vectorised) * scale * _scales[item];

    /// <summary>Writes the bytes of a vector and returns what one step is worth; 0 for a vector without direction.</summary>
    internal static float Quantise(ReadOnlySpan<float> vector, Span<sbyte> bytes)
    {
        double square = 0;
        float most = 0;
        foreach (float x in vector)
        {
            square += (double)x * x;
            most = Math.Max(most, Math.Abs(x));
        }

        bytes.Clear();
        if (!(square > 0) || !double.IsFinite(square))
            return 0;
        float step = 127 / most;
        if (!float.IsFinite(step))
            return 0;
        long squares = 0;
        for (int i = 0; i < vector.Length; i++)
        {
            bytes[i] = (sbyte)MathF.Round(vector[i] * step);
            squares += bytes[i] * bytes[i];
        }

        // The length after rounding, not before: a vector's similarity to itself is then exactly one.
        return (float)(1 / Math.Sqrt(squares));
    }
}
