using Tocsin.Engine.Neighbours;
using Xunit;

namespace Tocsin.Tests.Engine.Neighbours;

/// <summary>Vectors for tests: of normal numbers, spread evenly or around centres.</summary>
internal static class Vectors
{
    public static float[][] Clustered(int count, int dimensions, int clusters, int seed)
    {
        var random = new Random(seed);
        float[][] centres = [.. Enumerable.Range(0, clusters).Select(_ => Normal(random, dimensions))];
        float spread = clusters == 1 ? 0 : 2;
        return [.. Enumerable.Range(0, count).Select(i => Normal(random, dimensions).Zip(centres[i % clusters], (x, c) => x + (spread * c)).ToArray())];
    }

    public static QuantisedVectors Quantised(float[][] data)
    {
        var vectors = new QuantisedVectors(data.Length == 0 ? 1 : data[0].Length);
        foreach (float[] v in data)
            vectors.Add(v);
        return vectors;
    }

    public static NeighbourIndex Index(QuantisedVectors vectors, NeighbourOptions? options = null) =>
        NeighbourIndex.Build(vectors, options, TestContext.Current.CancellationToken);

    public static double Cosine(float[] a, float[] b)
    {
        double dot = 0, x = 0, y = 0;
        for (int i = 0; i < a.Length; i++)
            (dot, x, y) = (dot + ((double)a[i] * b[i]), x + ((double)a[i] * a[i]), y + ((double)b[i] * b[i]));
        return dot / Math.Sqrt(x * y);
    }

    public static int[] Shuffled(int count, int seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(order);
        return order;
    }

    public static string Name(NeighbourIndex index, Neighbour n) => $"{n.Similarity} {string.Join(' ', index.Vectors.Of(n.Item).ToArray())}";

    private static float[] Normal(Random random, int dimensions) =>
        [.. Enumerable.Range(0, dimensions).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
}
