using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Text;
using Xunit;

namespace Tocsin.Tests.Engine.Text;

public sealed class HashtagFoldTests
{
    [Theory]
    [InlineData("#MAGA", "maga")]
    [InlineData("＃Élection2017", "election2017")]
    [InlineData("Straße_1", "strasse_1")]
    [InlineData("Выборы", "выборы")]
    [InlineData("сор", "сор")]
    [InlineData("ЙОД", "иод")]
    [InlineData("٢٠١٩", "2019")]
    [InlineData("ｶﾞ", "ガ")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("#", "")]
    [InlineData("yesssss", "yesssss")]
    public void Gives_one_spelling_and_keeps_scripts_apart(string hashtag, string expected) =>
        Encoding.UTF8.GetString(Fold(Encoding.UTF8.GetBytes(hashtag))).ShouldBe(expected);

    [Fact]
    public void Folding_again_changes_nothing_on_any_bytes() =>
        Gen.OneOf(TextGen.Bytes, TextGen.Text).Sample(text => Fold(Fold(text)).ShouldBe(Fold(text)), iter: 4_000, threads: 1);

    private static byte[] Fold(byte[] hashtag)
    {
        byte[] output = new byte[HashtagFold.MaxOutputLength(hashtag.Length)];
        return output[..HashtagFold.Fold(hashtag, output)];
    }
}
