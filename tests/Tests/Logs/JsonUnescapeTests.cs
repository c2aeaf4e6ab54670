using System.Text;
using System.Text.Json;
using CsCheck;
using Shouldly;
using Tocsin.Logs.Matching;
using Xunit;

namespace Tocsin.Tests.Logs;

public sealed class JsonUnescapeTests
{
    [Fact]
    public void Undoes_what_a_JSON_writer_does_but_for_line_breaks_which_become_blanks() => Gen.String.Sample(text =>
    {
        string clean = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        string json = JsonSerializer.Serialize(clean);
        string expected = clean.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ').Replace('\b', ' ').Replace('\f', ' ');
        Undo(json[1..^1]).ShouldBe(expected);
    });

    [Theory]
    [InlineData("https:\\/\\/evil.example\\/a", "https://evil.example/a")]
    [InlineData("\\u0065vil.example", "evil.example")]
    [InlineData("a\\nevil.example", "a evil.example")]
    [InlineData("\\ud83d\\ude00", "😀")]
    [InlineData("\\ud83d", "\uFFFD")]
    [InlineData("\\u00", "u00")]
    [InlineData("end\\", "end\\")]
    public void Undoes(string text, string expected) => Undo(text).ShouldBe(expected);

    [Fact]
    public void Never_writes_more_than_it_reads() => Pieces.Of("\\", "u", "d83d", "ude00", "0065", "n", "é", "\"").Array[0, 40].Sample(parts =>
    {
        byte[] line = Encoding.UTF8.GetBytes(string.Concat(parts));
        JsonUnescape.Undo(line, new byte[line.Length]).ShouldBeLessThanOrEqualTo(line.Length);
    });

    private static string Undo(string text)
    {
        byte[] line = Encoding.UTF8.GetBytes(text);
        var output = new byte[line.Length];
        return Encoding.UTF8.GetString(output.AsSpan(0, JsonUnescape.Undo(line, output)));
    }
}
