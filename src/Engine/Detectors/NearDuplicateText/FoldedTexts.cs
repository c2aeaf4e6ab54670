using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Detectors.NearDuplicateText;

/// <summary>Folds distinct texts again on demand for verification, keeping the last leader's at hand.</summary>
/// <remarks>Folding costs about a microsecond and is needed for candidates only; keeping every folded text would cost its length.</remarks>
internal sealed class FoldedTexts(PostTable table)
{
    private byte[] _a = new byte[1024];
    private byte[] _b = new byte[1024];
    private int _aText = -1;
    private int _aLength;

    /// <summary>True when the Levenshtein ratio of two distinct texts is at least the given one.</summary>
    public bool AreSimilar(int a, int b, double similarity)
    {
        if (a != _aText)
        {
            _aLength = Fold(a, ref _a);
            _aText = a;
        }

        int bLength = Fold(b, ref _b);
        return TextSimilarity.IsSimilar(_a.AsSpan(0, _aLength), _b.AsSpan(0, bLength), similarity);
    }

    private int Fold(int text, ref byte[] buffer)
    {
        var segment = table.Locate(table.Texts.FirstPost(text), out int row);
        return TextNormaliser.Normalise(segment.Resolve(segment.Text[row]), ref buffer, out _);
    }
}
