using System.Text;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Detectors.KnownClaims;

/// <summary>Tells posts that state a claim from those that refute it, by the words around it (a data file, many languages).</summary>
/// <remarks>
/// Deliberately careful: a word of refutation that the claim itself does not hold makes a post a debunk, a word of doubt or a
/// negation more or less than in the claim makes it unclear. Irony is beyond it.
/// </remarks>
internal sealed class StanceReader
{
    private readonly List<(byte[] Words, string Kind)> _markers = [];
    private byte[] _buffer = new byte[1024];

    public StanceReader()
    {
        foreach (string line in Encoding.UTF8.GetString(EmbeddedData.Read("stance_words.tsv")).Split('\n'))
        {
            string[] parts = line.Split('\t');
            if (parts.Length == 2 && line[0] != '#')
                _markers.Add((Fold(parts[0]), parts[1]));
        }
    }

    /// <summary>What a text does with a claim that it repeats.</summary>
    /// <param name="text">The post.</param>
    /// <param name="claim">The claim.</param>
    public ClaimStance Read(string text, string claim)
    {
        byte[] post = Fold(text), said = Fold(claim);
        int negations = 0;
        bool doubt = text.AsSpan().IndexOfAny('?', '？', '؟') >= 0 && claim.AsSpan().IndexOfAny('?', '？', '؟') < 0;
        foreach (var (words, kind) in _markers)
        {
            int more = Count(post, words) - Count(said, words);
            if (kind == "debunk" && more > 0)
                return ClaimStance.Debunks;
            doubt |= kind == "doubt" && more > 0;
            negations += kind == "negation" ? more : 0;
        }

        return doubt || negations != 0 ? ClaimStance.Unclear : ClaimStance.Spreads;
    }

    private static int Count(ReadOnlySpan<byte> text, ReadOnlySpan<byte> words)
    {
        int count = 0;
        for (int at = text.IndexOf(words); at >= 0; count++)
        {
            // The blank behind a word is the one before the next.
            text = text[(at + words.Length - 1)..];
            at = text.IndexOf(words);
        }

        return count;
    }

    /// <summary>The folded text with a blank at either end, so that markers match whole words.</summary>
    private byte[] Fold(string text)
    {
        int length = TextNormaliser.Normalise(Encoding.UTF8.GetBytes(text), ref _buffer, out _);
        return [(byte)' ', .. _buffer.AsSpan(0, length), (byte)' '];
    }
}
