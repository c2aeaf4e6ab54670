using CsCheck;
using Shouldly;
using Tocsin.Engine.Text;
using Xunit;

namespace Tocsin.Tests.Engine.Text;

public sealed class AhoCorasickTests
{
    private static List<(int Pattern, int Start)> Find(string[] patterns, string text)
    {
        var found = new List<(int Pattern, int Start)>();
        foreach (AhoCorasick.Occurrence match in new AhoCorasick(patterns).Find(text))
            found.Add((match.Pattern, match.Start));
        return found;
    }

    [Fact]
    public void Finds_overlapping_patterns_the_longest_first_at_each_end() =>
        Find(["he", "she", "his", "hers"], "ushers").ShouldBe([(1, 1), (0, 2), (3, 2)]);

    [Fact]
    public void Finds_equal_patterns_each() => Find(["ab", "ab"], "cab").ShouldBe([(0, 1), (1, 1)]);

    [Fact]
    public void Matches_nothing_for_empty_patterns_and_texts()
    {
        Find([], "text").ShouldBeEmpty();
        Find(["", "a"], "").ShouldBeEmpty();
        Find([""], "a").ShouldBeEmpty();
    }

    [Fact]
    public void Handles_the_highest_characters() => Find(["\uFFFF\0", "\0"], "a\uFFFF\0").ShouldBe([(0, 1), (1, 2)]);

    [Fact]
    public void Agrees_with_a_naive_search() =>
        Gen.Select(Gen.String[Gen.Char["abc"], 0, 4].Array[0, 8], Gen.String[Gen.Char["abcd"], 0, 60]).Sample((patterns, text) =>
        {
            var naive = from p in Enumerable.Range(0, patterns.Length)
                        where patterns[p].Length > 0
                        from start in Enumerable.Range(0, text.Length)
                        where string.CompareOrdinal(text, start, patterns[p], 0, patterns[p].Length) == 0
                        select (p, start);
            return Find(patterns, text).Order().SequenceEqual(naive.Order());
        }, iter: 2000);
}
