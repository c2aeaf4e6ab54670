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
        byte[] utf8 = Encoding.UTF8.GetBytes(text.Length > Most ? text[..Most] : text);
        byte[] buffer = [];
        int length = TextNormaliser.Normalise(utf8, ref buffer, out _);
        return $" {Encoding.UTF8.GetString(buffer, 0, length)} ";
    }

    /// <summary>Folds a phrase to be searched for; blanks around it make whole words.</summary>
    public static string Phrase(string phrase) => Of(phrase);
}
