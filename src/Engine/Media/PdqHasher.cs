namespace Tocsin.Engine.Media;

/// <summary>Computes <see cref="PerceptualHash"/> from the luminance of a picture.</summary>
/// <remarks>
/// Two passes of a box filter (a tent, Jarosz 2001) and decimation bring any size to 64 × 64; of its two-dimensional cosine
/// transform the 16 × 16 lowest frequencies without the constant ones are kept, and each bit says whether one of them is above their
/// median. O(pixels). Not thread-safe: one instance a thread.
/// </remarks>
public sealed class PdqHasher
{
    /// <summary>Least width and height of a picture that can be hashed.</summary>
    public const int LeastSide = 5;

    /// <summary>Quality below which a picture has too little structure for its hash to mean anything (a blank page, one line of text).</summary>
    public const int LeastQuality = 50;

    private const int Side = 64;
    private const int Kept = 16;
    private static readonly float[] Cosines = MakeCosines();

    private readonly float[] _small = new float[Side * Side];
    private readonly float[] _half = new float[Kept * Side];
    private readonly float[] _frequencies = new float[Kept * Kept];
    private readonly float[] _sorted = new float[Kept * Kept];
    private float[] _other = [];

    /// <summary>Hashes a picture.</summary>
    /// <param name="luminance">Luminance of each pixel, 0 to 255, row by row; overwritten.</param>
    /// <param name="width">Pixels in a row, at least <see cref="LeastSide"/>.</param>
    /// <param name="height">Rows, at least <see cref="LeastSide"/>.</param>
    /// <param name="quality">How much structure the picture has, 0 to 100.</param>
    public PerceptualHash Hash(Span<float> luminance, int width, int height, out int quality)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, LeastSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, LeastSide);
        Shrink(luminance[..(width * height)], width, height);
        quality = Quality();
        Transform();
        return Bits();
    }

    private static float[] MakeCosines()
    {
        var cosines = new float[Kept * Side];
        for (int i = 0; i < Kept; i++)
        {
            for (int j = 0; j < Side; j++)
                cosines[(i * Side) + j] = (float)(Math.Sqrt(2.0 / Side) * Math.Cos(Math.PI / 2 / Side * (i + 1) * ((2 * j) + 1)));
        }

        return cosines;
    }

    private void Shrink(Span<float> pixels, int width, int height)
    {
        if (width != Side || height != Side)
        {
            if (_other.Length < pixels.Length)
                _other = new float[pixels.Length];
            var other = _other.AsSpan(0, pixels.Length);
            int alongRow = Window(width), alongColumn = Window(height);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int y = 0; y < height; y++)
                    Blur(pixels.Slice(y * width, width), other.Slice(y * width, width), width, 1, alongRow);
                for (int x = 0; x < width; x++)
                    Blur(other[x..], pixels[x..], height, width, alongColumn);
            }
        }

        for (int y = 0; y < Side; y++)
        {
            int row = (int)((y + 0.5) * height / Side) * width;
            for (int x = 0; x < Side; x++)
                _small[(y * Side) + x] = pixels[row + (int)((x + 0.5) * width / Side)];
        }
    }

    private static int Window(int length) => (length + (2 * Side) - 1) / (2 * Side);

    /// <summary>The mean over a window around each of <paramref name="count"/> values, cut off at the ends.</summary>
    private static void Blur(ReadOnlySpan<float> from, Span<float> to, int count, int stride, int window)
    {
        int ahead = ((window + 2) / 2) - 1, behind = window - ahead - 1;
        float sum = 0;
        int inside = 0;
        for (int i = 0; i < Math.Min(ahead, count); i++, inside++)
            sum += from[i * stride];
        for (int i = 0; i < count; i++)
        {
            if (i + ahead < count)
            {
                sum += from[(i + ahead) * stride];
                inside++;
            }

            if (i - behind > 0)
            {
                sum -= from[(i - behind - 1) * stride];
                inside--;
            }

            to[i * stride] = sum / inside;
        }
    }

    /// <summary>Sum of the steps between neighbours that are large enough to see.</summary>
    private int Quality()
    {
        int steps = 0;
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                float here = _small[(y * Side) + x];
                if (y + 1 < Side)
                    steps += Math.Abs((int)((here - _small[((y + 1) * Side) + x]) * 100 / 255));
                if (x + 1 < Side)
                    steps += Math.Abs((int)((here - _small[(y * Side) + x + 1]) * 100 / 255));
            }
        }

        return Math.Min(100, steps / 90);
    }

    private void Transform()
    {
        for (int i = 0; i < Kept; i++)
        {
            for (int j = 0; j < Side; j++)
            {
                float sum = 0;
                for (int k = 0; k < Side; k++)
                    sum += Cosines[(i * Side) + k] * _small[(k * Side) + j];
                _half[(i * Side) + j] = sum;
            }
        }

        for (int i = 0; i < Kept; i++)
        {
            for (int j = 0; j < Kept; j++)
            {
                float sum = 0;
                for (int k = 0; k < Side; k++)
                    sum += _half[(i * Side) + k] * Cosines[(j * Side) + k];
                _frequencies[(i * Kept) + j] = sum;
            }
        }
    }

    private PerceptualHash Bits()
    {
        _frequencies.CopyTo(_sorted, 0);
        Array.Sort(_sorted);

        // The lower of the two in the middle, as the reference takes it.
        float median = _sorted[(Kept * Kept / 2) - 1];
        Span<ulong> words = stackalloc ulong[4];
        for (int bit = 0; bit < Kept * Kept; bit++)
            words[bit >> 6] |= (_frequencies[bit] > median ? 1UL : 0) << (bit & 63);
        return new PerceptualHash(words[3], words[2], words[1], words[0]);
    }
}
