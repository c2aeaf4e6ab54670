using Shouldly;
using Tocsin.Cli;
using Tocsin.Cli.Watching;
using Xunit;

namespace Tocsin.Tests.Cli.Watching;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("10m", 600)]
    [InlineData("1h30m", 5400)]
    [InlineData("7d", 604_800)]
    [InlineData("0.5s", 0.5)]
    public void Reads_durations_as_people_type_them(string text, double seconds) =>
        DurationText.Parse("--every", text).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("h")]
    [InlineData("-1h")]
    [InlineData("1 h")]
    [InlineData("1e9h")]
    [InlineData("999999999999d")]
    public void Anything_else_is_said_with_its_option(string text) =>
        Should.Throw<UserError>(() => DurationText.Parse("--every", text)).Message.ShouldContain("--every");
}
