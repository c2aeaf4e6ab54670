using System.Text;
using Tocsin.Engine.Leaks;

namespace Tocsin.Tests.Engine.Leaks;

/// <summary>Invented texts, and an index over them.</summary>
internal static class LeakTexts
{
    private static readonly string[] Vocabulary =
        ("the a of to and in on for with by at from committee rally poster leaflet harbour council treasurer account bridge budget invoice meeting Thursday volunteer district "
        + "press office hall debate ballot count counting station mayor region school road water contract printer machine travel evening morning table letter answer question plan "
        + "campaign member party office street village forest train ticket coffee paper signature list number result poll figure promise reform tax pension hospital teacher farmer "
        + "fisher island coast winter summer spring autumn budget spend agree refuse order send call write read wait open close begin end pay owe rent build mend sell buy").Split(' ');

    internal static LeakKeys Keys { get; } = new("a secret of the tests, long enough"u8);

    /// <summary>A text of so many words, in sentences, the same for the same seed.</summary>
    internal static string Text(int seed, int words)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int i = 0, inSentence = 0; i < words; i++, inSentence++)
        {
            string word = Vocabulary[random.Next(Vocabulary.Length)];
            bool opens = inSentence == 0;
            text.Append(opens ? char.ToUpperInvariant(word[0]) + word[1..] : word);
            bool ends = inSentence > 6 && random.Next(6) == 0;
            text.Append(ends ? ". " : " ");
            if (ends)
                inSentence = -1;
        }

        return text.ToString();
    }

    internal static LeakIndex Index(params string[] texts) => Open(Sealed(texts));

    internal static LeakIndex Index(string[] texts, LeakKeys keys) => Open(Sealed(texts, keys), keys);

    internal static byte[] Sealed(params string[] texts) => Sealed(texts, Keys);

    private static byte[] Sealed(string[] texts, LeakKeys keys)
    {
        var builder = new LeakIndexBuilder(keys, LeakParameters.Default);
        var fingerprinter = new Fingerprinter(keys, LeakParameters.Default);
        for (int i = 0; i < texts.Length; i++)
            builder.Add($"document {i}", LeakIndexBuilder.Prepare(fingerprinter, texts[i], LeakHeaders.None, keys));
        using var stream = new MemoryStream();
        builder.Write(stream, new byte[32]);
        return stream.ToArray();
    }

    internal static LeakIndex Open(byte[] index) => Open(index, Keys);

    private static LeakIndex Open(byte[] index, LeakKeys keys)
    {
        using var stream = new MemoryStream(index);
        return LeakIndex.Load(stream, keys);
    }

    internal static LeakMatch Match(LeakIndex index, string text) => Match(index, text, Keys);

    internal static LeakMatch Match(LeakIndex index, string text, LeakKeys keys) => new LeakMatcher(index, keys).Match(text, LeakHeaders.None);
}
