using SkiaSharp;
using Tocsin.Engine.Media;

namespace Tocsin.Pictures;

/// <summary>Decodes pictures (JPEG, PNG, WebP, GIF, BMP, ICO) and hashes them. One instance a thread.</summary>
/// <remarks>
/// The decoder is native code and the pictures are hostile: size is read from the header and bounded before anything is decoded,
/// and what it cannot decode is no picture. Of moving pictures the first frame counts.
/// </remarks>
public sealed class PictureReader
{
    /// <summary>Most pixels of a picture that is decoded: four bytes each.</summary>
    public const long MostPixels = 64_000_000;

    private readonly PdqHasher _hasher = new();
    private float[] _luminance = [];

    /// <summary>Hashes a picture.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="quality">Its structure, 0 to 100.</param>
    /// <param name="problem">Why there is no hash, for people; null when there is one, or when it is no picture at all.</param>
    /// <returns>Null when there is none.</returns>
    public PerceptualHash? Hash(byte[] bytes, out int quality, out string? problem)
    {
        quality = 0;
        problem = null;
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return null;
        var info = codec.Info;
        if (info.Width < PdqHasher.LeastSide || info.Height < PdqHasher.LeastSide)
            return Nothing($"the picture is only {info.Width} by {info.Height} pixels", out problem);
        if ((long)info.Width * info.Height > MostPixels)
            return Nothing($"the picture has {info.Width} by {info.Height} pixels, more than are decoded", out problem);
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(new SKImageInfo(info.Width, info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul)))
            return Nothing("there is not enough memory for the picture", out problem);
        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
            return Nothing($"the picture is damaged ({result})", out problem);
        var pixels = bitmap.GetPixelSpan();
        int count = info.Width * info.Height;
        if (_luminance.Length < count)
            _luminance = new float[count];
        for (int i = 0; i < count; i++)
            _luminance[i] = (0.299f * pixels[4 * i]) + (0.587f * pixels[(4 * i) + 1]) + (0.114f * pixels[(4 * i) + 2]);
        return _hasher.Hash(_luminance, info.Width, info.Height, out quality);
    }

    private static PerceptualHash? Nothing(string why, out string? problem)
    {
        problem = why;
        return null;
    }
}
