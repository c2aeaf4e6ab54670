using System.Text;

namespace Tocsin.Decoys.Making;

/// <summary>Names in the letters that addresses and file names are made of: a–z, 0–9.</summary>
internal static class Latin
{
    private static readonly Lazy<Dictionary<char, string>> Table = new(() =>
        PhraseBook.Lines("latin").ToDictionary(l => l[0], l => l[1..].Trim()));

    /// <summary>Letters and digits; everything else becomes the separator, once.</summary>
    public static string Of(string text, string separator = "")
    {
        var latin = new StringBuilder();
        bool gap = false;
        foreach (char lower in text.ToLowerInvariant())
        {
            if (Table.Value.TryGetValue(lower, out string? known) || char.IsAsciiLetterOrDigit(lower))
            {
                latin.Append(gap && latin.Length > 0 ? separator : "").Append(known ?? lower.ToString());
                gap = false;
            }
            else
            {
                gap = true;
            }
        }

        return latin.ToString();
    }
}
