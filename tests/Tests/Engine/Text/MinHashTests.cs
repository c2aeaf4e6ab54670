using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Text;
using Xunit;

namespace Tocsin.Tests.Engine.Text;

/// <summary>Sketches against the exact similarity of the sets they stand for.</summary>
public sealed class MinHashTests
{
    [Fact]
    public void Pairs_of_high_similarity_share_a_band()
    {
        int near = 0, found = 0;
        foreach (var (a, b) in EditedTexts.Pairs(4000, 21))
        {
            if (Exact(a, b) < 0.8)
                continue;
            near++;
            var (x, y) = (Sketch(a), Sketch(b));
            found += Enumerable.Range(0, MinHash.Bands).Any(i => MinHash.Band(x, i) == MinHash.Band(y, i)) ? 1 : 0;
        }

        near.ShouldBeGreaterThan(500);
        found.ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(near * 0.99));
    }

    [Fact]
    public void Strangers_seldom_share_a_band()
    {
        var texts = EditedTexts.Originals(400, 4).Select(Sketch).ToArray();
        int shared = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            for (int j = 0; j < i; j++)
                shared += Enumerable.Range(0, MinHash.Bands).Any(b => MinHash.Band(texts[i], b) == MinHash.Band(texts[j], b)) ? 1 : 0;
        }

        shared.ShouldBeLessThan(400);
    }

    [Fact]
    public void The_estimate_is_unbiased_and_within_its_standard_error()
    {
        var errors = EditedTexts.Pairs(3000, 8).Select(p => MinHash.Similarity(Sketch(p.A), Sketch(p.B)) - Exact(p.A, p.B)).ToArray();
        errors.Average().ShouldBe(0, 0.01);
        Math.Sqrt(errors.Average(e => e * e)).ShouldBeLessThan(0.07);
        MinHash.Similarity(Sketch("the same words here"u8.ToArray()), Sketch("the same words here"u8.ToArray())).ShouldBe(1);
    }

    [Fact]
    public void Vectors_count_as_the_scalar_twin_does() =>
        Gen.Select(Gen.Byte[0, 3].Array[MinHash.Bins], Gen.Byte[0, 3].Array[MinHash.Bins]).Sample((a, b) =>
            MinHash.EqualBytes(a, b).ShouldBe(MinHash.EqualBytesScalar(a, b)));

    [Fact]
    public void Any_bytes_have_a_sketch_that_repeats() =>
        TextGen.Bytes.Sample(bytes => Sketch(bytes).ShouldBe(Sketch(bytes)));

    [Fact]
    public void Shingles_are_the_distinct_runs_of_four_code_points() =>
        Gen.OneOf(Gen.Char['a', 'd'].Select(c => (int)c), Gen.Int[0x430, 0x434]).Array[0, 40].Sample(points =>
        {
            string text = string.Concat(points.Select(char.ConvertFromUtf32));
            int expected = text.Length < 4 ? 1 : Enumerable.Range(0, text.Length - 3).Select(i => text.Substring(i, 4)).Distinct().Count();
            Set(Encoding.UTF8.GetBytes(text)).Length.ShouldBe(expected);
        });

    [Fact]
    public void Jaccard_is_the_share_of_common_shingles()
    {
        Shingles.Jaccard([1, 2, 3, 4], [3, 4, 5, 6]).ShouldBe(2 / 6.0);
        Shingles.Jaccard([], []).ShouldBe(0);
        Exact("abcdef"u8.ToArray(), "abcdeg"u8.ToArray()).ShouldBe(2 / 4.0);
    }

    [Fact]
    public void Plain_ascii_gives_the_shingles_that_any_text_would() =>
        Gen.Char['\u0001', '\u0080'].Array[0, 60].Sample(letters =>
        {
            byte[] text = Encoding.UTF8.GetBytes(letters);
            var (quick, plain) = (new Collected([]), new Collected([]));
            Shingles.ForEach(text, ref quick);
            Shingles.ForEachCodePoint(text, ref plain);
            quick.Hashes.ShouldBe(plain.Hashes);
        });

    private static double Exact(byte[] a, byte[] b) => Shingles.Jaccard(Set(a), Set(b));

    private static ulong[] Set(byte[] text)
    {
        var hashes = new ulong[Math.Max(1, text.Length)];
        return hashes[..Shingles.Distinct(text, hashes)];
    }

    private static uint[] Sketch(byte[] text)
    {
        var bands = new uint[MinHash.Words];
        MinHash.Sketch(text, bands);
        return bands;
    }

    private readonly struct Collected(List<ulong> hashes) : Shingles.ISink
    {
        public List<ulong> Hashes => hashes;

        public void Add(ulong hash) => hashes.Add(hash);
    }
}
