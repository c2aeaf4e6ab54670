namespace Tocsin.Tests.Engine.Media;

/// <summary>Pictures made of soft blobs, the same at every size.</summary>
internal static class BlobPictures
{
    /// <summary>The luminance of picture <paramref name="seed"/>, row by row.</summary>
    public static float[] Luminance(int seed, int width, int height, double brightness = 1)
    {
        var random = new Random(seed);
        var blobs = Enumerable.Range(0, 40).Select(_ => (X: random.NextDouble(), Y: random.NextDouble(), R: 0.03 + (0.1 * random.NextDouble()), V: random.NextDouble() < 0.5 ? -90.0 : 110.0)).ToArray();
        var pixels = new float[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double u = (x + 0.5) / width, v = (y + 0.5) / height;
                double sum = 120 + blobs.Sum(b => b.V * Math.Exp(-(((u - b.X) * (u - b.X)) + ((v - b.Y) * (v - b.Y))) / (b.R * b.R)));
                pixels[(y * width) + x] = (float)Math.Clamp(sum * brightness, 0, 255);
            }
        }

        return pixels;
    }
}
