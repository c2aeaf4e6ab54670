using System.Buffers;
using System.Text;
using Tocsin.Engine.Text;

namespace Tocsin.Mail.Signs;

/// <summary>Texts in the engine's canonical form, so that accents, case, look-alike letters and invisible characters hide nothing.</summary>
public static class FoldedText
{
    private const int Most = 64 * 1024;

    /// <summary>Folds a text: words of folded letters with a blank before, between and after. At most the first 64 K characters.</summary>
    public static string Of(string text)
    {
        if (text.Length == 0)
            return " ";
        var read = text.AsSpan(0, Math.Min(text.Length, Most));
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(read.Length));
        int bytes = Encoding.UTF8.GetBytes(read, utf8);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(TextNormaliser.MaxOutputLength(bytes));
        int length = TextNormaliser.Normalise(utf8.AsSpan(0, bytes), buffer, out _);
        string folded = string.Create(Encoding.UTF8.GetCharCount(buffer, 0, length) + 2, (buffer, length), static (into, from) =>
        {
            into[0] = into[^1] = ' ';
            Encoding.UTF8.GetChars(from.buffer.AsSpan(0, from.length), into[1..^1]);
        });
        ArrayPool<byte>.Shared.Return(utf8);
        ArrayPool<byte>.Shared.Return(buffer);
        return folded;
    }

    /// <summary>Folds a phrase to be searched for; blanks around it make whole words.</summary>
    public static string Phrase(string phrase) => Of(phrase);
}
