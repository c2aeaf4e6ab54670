using System.Text;
using CsCheck;

namespace Tocsin.Tests.Engine.Text;

/// <summary>Random texts: bytes of any kind, and hostile posts glued together from telling pieces.</summary>
internal static class TextGen
{
    private static readonly string[] Pieces =
    [
        "a", "A", "e\u0301", "é", "ss", "ß", "aaaa", "zZzZ", "Привет", "ё", "й", "ΟΣ", "ς", "한", "\u1112\u1161\u11AB", "ㅋㅋㅋㅋㅋ", "か\u3099",
        "がががか\u3099", "ｶﾞ", "हिन्दी", "\u09C7\u09BE", "محمّد", "لا", "ﻻ", "ﷺ", "你好", "\u200B", "\u202E", "\uFE0F", "\u00AD", " ", "  ", "\n", "\t",
        "http://", "https://t.co/x", "https://", "www.", "t.me/", "t.me/abc", "x.com/a", "@", "@bob", "@bob@host.org", "＠bob", "#", "#tag", "＃", "12",
        "1.000", "½", "²", "🎉", "👍🏽", "🇫🇷", "\u20E3", "&amp;", "&lt;", "&#39;", "&#x41;", "&#0;", "&#;", "&;", "RT @a: ", "RT ", "…", "...", ".", ",", "(", ")",
        "\u0001", "\u0002", "\u0003", "\u0004", "\u0000", "\uFFFD", "䶵", "㎏", "㈱", "ǆ", "ŉ", "ﬃ", "ᾳ", "Ω", "K", "𝐀𝐁", "\U0010FFFF", "_", "-", "'", "/",
        "%41", "?", "=", "e.g.", "me@example.org", "Straße", "İ", "ı", "averyveryverylongwordwithoutanyspaceinside", "\u0301\u0301\u0301", "·", "ー",
    ];

    /// <summary>Any bytes.</summary>
    public static Gen<byte[]> Bytes { get; } = Gen.Byte.Array[0, 80];

    /// <summary>Telling pieces and random code points in any order.</summary>
    public static Gen<byte[]> Text { get; } = Gen.OneOf(
            Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]),
            Gen.Int[0x20, 0xD7FF].Select(char.ConvertFromUtf32),
            Gen.Int[0x10000, 0x1FFFF].Select(char.ConvertFromUtf32))
        .Array[0, 24].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));
}
