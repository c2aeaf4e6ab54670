using CsCheck;
using Shouldly;
using Tocsin.Cli.Output;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("two\nlines\tand a tab", "two lines and a tab")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u001b]8;;https://bad.example\u001b\\link\u001b]8;;\u001b\\", "link")]
    [InlineData("\u001b]0;title\u0007after", "after")]
    [InlineData("\u009b31mred", "red")]
    [InlineData("\u001bPq#0\u001b\\sixel", "sixel")]
    [InlineData("\u001b]0;never closed", "0;never closed")]
    [InlineData("a\u001b", "a")]
    [InlineData("\u202egpj.exe\u202c", "gpj.exe")]
    [InlineData("zero\u200bwidth", "zerowidth")]
    [InlineData("one\u2028two", "one two")]
    [InlineData("héllo Київ 選挙", "héllo Київ 選挙")]
    [InlineData("👨\u200d👩\u200d👧 family", "👨\u200d👩\u200d👧 family")]
    public void Leaves_only_what_a_reader_should_see(string raw, string clean) => SafeText.Clean(raw).ShouldBe(clean);

    [Fact]
    public void Replaces_half_a_surrogate_pair() => SafeText.Clean("a\ud83dz").ShouldBe("a\ufffdz");

    [Fact]
    public void Never_lets_a_control_character_through() =>
        Gen.String[Gen.Char["\u001b[];m0?\u009b\u009d\u0007\\ab\n\u202e\ud83d\ude00P_^("], 0, 40].Sample(raw =>
        {
            string clean = SafeText.Clean(raw);
            clean.ShouldAllBe(c => !char.IsControl(c) && c != '\u202e');
            SafeText.Clean(clean).ShouldBe(clean);
        });

    [Fact]
    public void Shortens_by_what_a_reader_counts_as_characters() =>
        SafeText.Shorten("👨\u200d👩\u200d👧👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 2).ShouldBe("👨\u200d👩\u200d👧…");

    [Fact]
    public void Escapes_markup() => SafeText.Markup("[red]x[/]").ShouldBe("[[red]]x[[/]]");
}
