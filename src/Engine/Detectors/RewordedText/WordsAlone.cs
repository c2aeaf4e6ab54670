using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Detectors.RewordedText;

/// <summary>Takes hashtags, mentions and links out of texts.</summary>
internal sealed class WordsAlone
{
    private byte[] _rest = new byte[1024];
    private byte[] _folded = new byte[4096];

    /// <summary>What remains of a text; null when it is too short to compare.</summary>
    public byte[]? Of(ReadOnlySpan<byte> text)
    {
        if (_rest.Length < text.Length)
            _rest = new byte[text.Length];
        int length = 0, at = 0;
        foreach (var entity in new EntityExtractor(text))
        {
            text[at..entity.Start].CopyTo(_rest.AsSpan(length));
            length += entity.Start - at;
            at = entity.Start + entity.Length;
        }

        text[at..].CopyTo(_rest.AsSpan(length));
        length += text.Length - at;
        var rest = _rest.AsSpan(0, length);
        TextNormaliser.Normalise(rest, ref _folded, out var shape);
        return PostPreparer.Comparable(shape) ? rest.ToArray() : null;
    }
}
