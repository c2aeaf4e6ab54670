using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Text;
using Xunit;

namespace Tocsin.Tests.Engine.Text;

public sealed class TextNormaliserTests
{
    [Theory]
    [InlineData("Hello,   World!", "hello world")]
    [InlineData("", "")]
    [InlineData("  \t\n ", "")]
    [InlineData("don't STOP", "don t stop")]
    [InlineData("Élysée — Noël", "elysee noel")]
    [InlineData("Élysée", "elysee")]
    [InlineData("Straße STRASSE ẞ", "strasse strasse ss")]
    [InlineData("cœur ÆTHER ﬁn", "coeur aether fin")]
    [InlineData("İstanbul ISTANBUL ıı", "istanbul istanbul ii")]
    [InlineData("Łódź Đorđe Øre", "lodz dorde ore")]
    [InlineData("ΣΊΣΥΦΟΣ σίσυφος", "σiσuφoσ σiσuφoσ")]
    [InlineData("Ｆｕｌｌ １２", "full \u0004")]
    [InlineData("𝐅𝐫𝐚𝐧𝐜𝐞 𝕱𝖗𝖆𝖓𝖈𝖊 𝓕𝓻𝓪𝓷𝓬𝓮 Ⓕⓡⓐⓝⓒⓔ", "france france france france")]
    [InlineData("ᴍᴀᴄʀᴏɴ", "macron")]
    [InlineData("Mаcrоn", "macron")] // Cyrillic а and о
    [InlineData("МАСRON", "macron")] // Cyrillic М, А, С
    [InlineData("zero\u200Bwidth so\u00ADft \u202Eover\u202C", "zerowidth soft over")]
    [InlineData("sooooooo NOOOOO aaa", "sooo nooo aaa")]
    [InlineData("ééééééé", "eee")]
    [InlineData("https://t.co/AbC123 read", "\u0001 read")]
    [InlineData("see http://example.com/a?b=c&amp;d=e#f now", "see \u0001 now")]
    [InlineData("www.example.com/x, t.co/abc and t.me/chan", "\u0001 and \u0001")]
    [InlineData("http://a.example http://b.example", "\u0001")]
    [InlineData("thttp and http: and www. and e.g. x.y", "thttp and http and www and e g x y")]
    [InlineData("@alice @bob@mastodon.social hi", "\u0002 hi")]
    [InlineData("mail me@example.org", "mail me example org")]
    [InlineData("a @ b", "a b")]
    [InlineData("yes🎉🎉no", "yes \u0003 no")]
    [InlineData("🇫🇷 👨‍👩‍👧 ❤️ 👍🏽", "\u0003")]
    [InlineData("1,000.50 and 12:30", "\u0004 and \u0004")]
    [InlineData("covid19", "covid\u0004")]
    [InlineData("٣٤٥ १२", "\u0004")]
    [InlineData("#MAGA ＃Élection2017", "maga election\u0004")]
    [InlineData("AT&amp;T &lt;b&gt; &quot;q&quot; it&#39;s &#x27;x&nbsp;y", "at t b q it s x y")]
    [InlineData("&amp;lt;", "lt")]
    [InlineData("RT @name: Hello", "hello")]
    [InlineData("RT @a: rt @b: Hello", "hello")]
    [InlineData("RT this", "rt this")]
    [InlineData("Cut off he…", "cut off he")]
    [InlineData("Cut off... ", "cut off")]
    [InlineData("مُحَمَّد مـحـمـد", "محمد محمد")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("한국어 ﾊﾝｶｸ", "한국어 ハンカク")]
    [InlineData("한", "한")] // conjoining jamo
    [InlineData("ガ が", "ガ が")] // separate voicing mark
    [InlineData("½ price", "\u0004 price")]
    [InlineData("http://[::1]/x", "\u0001")]
    public void Folds_to_the_canonical_form(string text, string expected) => Fold(text).ShouldBe(expected);

    [Fact]
    public void Keeps_the_letters_of_a_cyrillic_alphabet_distinct()
    {
        const string Letters = "абвгдежзиклмнопрстуфхцчшщъыьэюяєіѕјљњћђџґ";
        var folded = Letters.Select(c => Fold(c.ToString())).ToList();
        folded.Distinct().Count().ShouldBe(Letters.Length);
        folded.ShouldAllBe(f => f.Length == 1);
        Letters.Select(c => Fold(c.ToString().ToUpperInvariant())).ShouldBe(folded);
    }

    [Theory]
    [InlineData("A b, c", 3, 3, 0, 0, 0, false, TextScript.Latin)]
    [InlineData("https://t.co/x", 0, 0, 1, 0, 0, false, TextScript.None)]
    [InlineData("@a @b 🎉🎉", 0, 0, 0, 2, 2, false, TextScript.None)]
    [InlineData("Новости дня: https://t.co/x и www.x.ru", 11, 3, 2, 0, 0, false, TextScript.Cyrillic)]
    [InlineData("你好 world", 7, 3, 0, 0, 0, false, TextScript.Latin)]
    [InlineData("你好世界", 4, 4, 0, 0, 0, false, TextScript.Han)]
    [InlineData("Cut… https://t.co/x", 3, 1, 1, 0, 0, true, TextScript.Latin)]
    [InlineData("Cut...", 3, 1, 0, 0, 0, true, TextScript.Latin)]
    [InlineData("Read... https://t.co/x", 4, 1, 1, 0, 0, false, TextScript.Latin)]
    public void Counts_what_a_text_consists_of(
        string text, int letters, int words, int urls, int mentions, int emojis, bool truncated, TextScript script)
    {
        byte[] buffer = [];
        TextNormaliser.Normalise(Encoding.UTF8.GetBytes(text), ref buffer, out var shape);
        shape.ShouldBe(new TextShape(letters, words, urls, mentions, emojis, truncated, script));
    }

    [Fact]
    public void Invalid_bytes_separate_words() =>
        Fold([(byte)'a', 0xFF, (byte)'b', 0xC3, (byte)'c', 0xE2, 0x82]).ShouldBe("a b c");

    [Fact]
    public void Normalising_again_changes_nothing_and_both_ways_agree_on_any_bytes() =>
        Gen.OneOf(TextGen.Bytes, TextGen.Text).Sample(HoldsFor, iter: 8_000, threads: 1);

    [Fact]
    public void Allocates_nothing_in_a_steady_state()
    {
        byte[] text = Encoding.UTF8.GetBytes("RT @x: Привет, Wörld! https://t.co/abc #Tag2017 🎉 한국어 ½ " + new string('a', 300));
        byte[] output = new byte[TextNormaliser.MaxOutputLength(text.Length)];
        TextNormaliser.Normalise(text, output, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            TextNormaliser.Normalise(text, output, out _);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static void HoldsFor(byte[] text)
    {
        byte[] once = Normalise(text, vectorised: true);
        Normalise(text, vectorised: false).ShouldBe(once);
        Normalise(once, vectorised: true).ShouldBe(once, Convert.ToHexString(text));
    }

    private static byte[] Normalise(byte[] text, bool vectorised)
    {
        byte[] output = new byte[TextNormaliser.MaxOutputLength(text.Length)];
        int length = TextNormaliser.Normalise(text, output, out _, vectorised);
        return output[..length];
    }

    private static string Fold(string text) => Fold(Encoding.UTF8.GetBytes(text));

    private static string Fold(byte[] text) => Encoding.UTF8.GetString(Normalise(text, vectorised: true));
}
