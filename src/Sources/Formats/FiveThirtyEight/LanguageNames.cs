namespace Tocsin.Sources.Formats.FiveThirtyEight;

/// <summary>BCP 47 codes of the English language names in this data set.</summary>
internal static class LanguageNames
{
    private static readonly (byte[] Name, byte[] Code)[] Codes =
    [
        .. new[]
        {
            "English=en", "Russian=ru", "German=de", "Ukrainian=uk", "Italian=it", "French=fr", "Spanish=es", "Arabic=ar",
            "Bulgarian=bg", "Serbian=sr", "Macedonian=mk", "Uzbek=uz", "Estonian=et", "Finnish=fi", "Norwegian=no", "Dutch=nl",
            "Romanian=ro", "Swedish=sv", "Lithuanian=lt", "Albanian=sq", "Farsi (Persian)=fa", "Polish=pl", "Portuguese=pt",
            "Turkish=tr", "Vietnamese=vi", "Tagalog (Filipino)=tl", "Catalan=ca", "Danish=da", "Czech=cs", "Greek=el",
            "Hungarian=hu", "Japanese=ja", "Korean=ko", "Latvian=lv", "Croatian=hr", "Icelandic=is", "Slovak=sk", "Slovenian=sl",
            "Hebrew=he", "Hindi=hi", "Thai=th", "Urdu=ur", "Bengali=bn", "Tamil=ta", "Traditional Chinese=zh-Hant",
            "Simplified Chinese=zh-Hans", "Malay=ms", "Somali=so", "Kurdish=ku", "Pushto=ps", "Gujarati=gu", "Kannada=kn",
        }.Select(pair => pair.Split('=')).Select(p => (System.Text.Encoding.ASCII.GetBytes(p[0]), System.Text.Encoding.ASCII.GetBytes(p[1]))),
    ];

    /// <summary>The code; empty for "LANGUAGE UNDEFINED" and names not known here.</summary>
    public static ReadOnlySpan<byte> Code(ReadOnlySpan<byte> name)
    {
        foreach ((byte[] known, byte[] code) in Codes)
        {
            if (name.SequenceEqual(known))
                return code;
        }

        return default;
    }
}
