using Shouldly;
using Tocsin.Engine.Media;
using Xunit;

namespace Tocsin.Tests.Engine.Media;

public sealed class PdqHasherTests
{
    private static readonly PdqHasher Hasher = new();

    [Theory]
    [InlineData(64, 64)]
    [InlineData(97, 211)]
    [InlineData(640, 480)]
    [InlineData(1500, 900)]
    public void A_picture_keeps_its_hash_at_every_size(int width, int height)
    {
        var original = Hash(1, 800, 600, out int quality);
        quality.ShouldBeGreaterThanOrEqualTo(PdqHasher.LeastQuality);
        Hash(1, width, height, out _).Distance(original).ShouldBeLessThanOrEqualTo(PerceptualHash.MostBits);
        Hasher.Hash(BlobPictures.Luminance(1, width, height, 0.8), width, height, out _).Distance(original).ShouldBeLessThanOrEqualTo(PerceptualHash.MostBits);
    }

    [Fact]
    public void Other_pictures_are_far_away()
    {
        var hashes = Enumerable.Range(0, 12).Select(seed => Hash(seed, 200, 150, out _)).ToArray();
        for (int a = 0; a < hashes.Length; a++)
        {
            for (int b = 0; b < a; b++)
                hashes[a].Distance(hashes[b]).ShouldBeInRange(70, 186);
        }
    }

    [Fact]
    public void Half_of_the_bits_are_set_and_every_word_is_where_the_digits_say()
    {
        var hash = Hash(3, 300, 300, out _);
        hash.Distance(default).ShouldBe(128);
        string text = hash.ToString();
        text.Length.ShouldBe(64);
        string.Concat(Enumerable.Range(0, 16).Reverse().Select(w => $"{hash.Word(w):x4}")).ShouldBe(text);
        PerceptualHash.TryParse(text, out var again).ShouldBeTrue();
        again.ShouldBe(hash);
        foreach (string wrong in new[] { "", "abc", text[1..], text + "0", new string('g', 64) })
            PerceptualHash.TryParse(wrong, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_blank_page_has_no_quality_and_tiny_pictures_are_refused()
    {
        Hasher.Hash(new float[100 * 80], 100, 80, out int quality);
        quality.ShouldBe(0);
        Hasher.Hash(BlobPictures.Luminance(1, 5, 5), 5, 5, out _);
        Should.Throw<ArgumentOutOfRangeException>(() => Hasher.Hash(new float[16], 4, 4, out _));
    }

    private static PerceptualHash Hash(int seed, int width, int height, out int quality) =>
        Hasher.Hash(BlobPictures.Luminance(seed, width, height), width, height, out quality);
}
