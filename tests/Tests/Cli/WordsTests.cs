using Shouldly;
using Tocsin.Cli.Output;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "1 byte")]
    [InlineData(999, "999 bytes")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(999_999, "1.0 MB")]
    [InlineData(12_345_678, "12.3 MB")]
    [InlineData(345_678_901, "346 MB")]
    [InlineData(long.MaxValue, "9223372 TB")]
    public void Says_sizes(long bytes, string words) => Words.Bytes(bytes).ShouldBe(words);

    [Theory]
    [InlineData(0, "no time")]
    [InlineData(0.4, "under a second")]
    [InlineData(59, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(3661, "1 h 1 min")]
    [InlineData(86_400, "1 day")]
    [InlineData(180_000, "2 days 2 h")]
    [InlineData(-60, "1 min")]
    public void Says_durations(double seconds, string words) => Words.Duration(TimeSpan.FromSeconds(seconds)).ShouldBe(words);

    [Theory]
    [InlineData(0, "fewer than 1 in a trillion such claims would be a false alarm")]
    [InlineData(2e-10, "fewer than 1 in a billion such claims would be a false alarm")]
    [InlineData(4e-5, "fewer than 1 in 10,000 such claims would be a false alarm")]
    [InlineData(0.01, "about 1 in 100 such claims would be a false alarm")]
    [InlineData(1, "chance is not excluded")]
    public void Says_how_many_such_claims_would_be_false(double q, string words) => Words.FalseAlarms(q).ShouldBe(words);

    [Theory]
    [InlineData(191.25, "191 times what chance gives")]
    [InlineData(2.54, "2.5 times what chance gives")]
    [InlineData(double.PositiveInfinity, "chance alone would give none")]
    public void Says_how_much_more_than_chance(double ratio, string words) => Words.Ratio(ratio).ShouldBe(words);

    [Fact]
    public void Knows_one_from_many()
    {
        Words.Count(1, "post").ShouldBe("1 post");
        Words.Count(1200, "post").ShouldBe("1,200 posts");
    }
}
