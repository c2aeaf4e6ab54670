using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Text;
using Xunit;

namespace Tocsin.Tests.Engine.Text;

public sealed class TextSimilarityTests
{
    // Few letters make long matches and many ties; lengths straddle one word, and the stack's eight.
    private static readonly Gen<byte[]> Letters = Gen.Byte[97, 100].Array[0, 70];

    private static readonly Gen<byte[]> LongLetters = Gen.Int[0, 660].SelectMany(n => Gen.Byte[97, 100].Array[n]);

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("saturday", "sunday", 3)]
    [InlineData("same", "same", 0)]
    public void Counts_edits(string a, string b, int distance)
    {
        TextSimilarity.Distance(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b)).ShouldBe(distance);
        TextSimilarity.Distance(Encoding.UTF8.GetBytes(b), Encoding.UTF8.GetBytes(a)).ShouldBe(distance);
    }

    [Fact]
    public void Equals_dynamic_programming_on_short_texts() =>
        Gen.Select(Letters, Letters).Sample((a, b) => TextSimilarity.Distance(a, b).ShouldBe(Naive(a, b)), iter: 2_000, threads: 1);

    [Fact]
    public void Equals_dynamic_programming_on_long_texts() =>
        Gen.Select(LongLetters, LongLetters).Sample((a, b) => TextSimilarity.Distance(a, b).ShouldBe(Naive(a, b)), iter: 120, threads: 1);

    [Fact]
    public void Equals_dynamic_programming_on_edited_copies() =>
        Gen.Select(LongLetters, Gen.Int[0, 1_000_000].Array[0, 40]).Sample(
            (text, edits) =>
            {
                byte[] copy = Edit(text, edits);
                int expected = Naive(text, copy);
                TextSimilarity.Distance(text, copy).ShouldBe(expected);
                TextSimilarity.Distance(text, copy, expected).ShouldBe(expected);
                if (expected > 0)
                    TextSimilarity.Distance(text, copy, expected - 1).ShouldBe(expected);
            },
            iter: 120,
            threads: 1);

    [Fact]
    public void Beyond_the_limit_it_says_one_more_than_the_limit() =>
        Gen.Select(Letters, Letters, Gen.Int[0, 80]).Sample(
            (a, b, limit) => TextSimilarity.Distance(a, b, limit).ShouldBe(Math.Min(Naive(a, b), limit + 1)), iter: 2_000, threads: 1);

    [Fact]
    public void The_ratio_is_a_share_of_the_longer_text()
    {
        TextSimilarity.Ratio("abcde"u8, "abcdx"u8).ShouldBe(0.8, 1e-12);
        TextSimilarity.Ratio(""u8, ""u8).ShouldBe(1);
        TextSimilarity.IsSimilar("abcde"u8, "abcdx"u8, 0.8).ShouldBeTrue();
        TextSimilarity.IsSimilar("abcde"u8, "abcdx"u8, 0.81).ShouldBeFalse();
    }

    [Fact]
    public void Allocates_nothing_in_a_steady_state()
    {
        byte[] a = [.. Enumerable.Range(0, 2000).Select(i => (byte)(i * 7))];
        byte[] b = [.. Enumerable.Range(0, 2000).Select(i => (byte)(i * 11))];
        TextSimilarity.Distance(a, b);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
            TextSimilarity.Distance(a, b);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static byte[] Edit(byte[] text, int[] edits)
    {
        var copy = text.ToList();
        foreach (int edit in edits)
        {
            int at = edit / 8 % (copy.Count + 1);
            if (edit % 3 == 0 || at == copy.Count)
                copy.Insert(at, (byte)(97 + (edit % 5)));
            else if (edit % 3 == 1)
                copy.RemoveAt(at);
            else
                copy[at] = (byte)'z';
        }

        return [.. copy];
    }

    private static int Naive(byte[] a, byte[] b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = Math.Min(diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[^1];
    }
}
