using System.Text;

namespace Tocsin.Bench.Leaks;

/// <summary>What happens to a document on its way into a dump.</summary>
internal static class LeakVariants
{
    private static readonly string[] Words = "river window careful orange seldom mountain carry yellow distant garden silver morning number shelter village cotton measure simple travel harvest".Split(' ');

    /// <summary>Wrapped at another width and quoted.</summary>
    public static string Rewrapped(string text)
    {
        var wrapped = new StringBuilder("> ");
        int column = 0;
        foreach (string word in text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (column + word.Length > 58)
            {
                wrapped.Append("\n> ");
                column = 0;
            }

            wrapped.Append(word).Append(' ');
            column += word.Length + 1;
        }

        return wrapped.ToString();
    }

    /// <summary>Every twentieth word, at random, replaced.</summary>
    public static string WordsChanged(string text, Random random, double share = 0.05)
    {
        string[] words = text.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Length > 1 && random.NextDouble() < share)
                words[i] = Words[random.Next(Words.Length)];
        }

        return string.Join(' ', words);
    }

    /// <summary>Scanned: two in a hundred letters misread, half of them as ones that look alike, half as others; one in fifty spaces lost.</summary>
    public static string Scanned(string text, Random random)
    {
        var scanned = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            double roll = random.NextDouble();
            if (c == ' ' && roll < 0.02)
                continue;
            scanned.Append(!char.IsLetterOrDigit(c) || roll >= 0.02 ? c.ToString() : roll < 0.01 ? Alike(c) : Other(c, random));
        }

        return scanned.ToString();
    }

    /// <summary>A contiguous part.</summary>
    public static string Excerpt(string text, double share, Random random)
    {
        int length = (int)(text.Length * share);
        return text.Substring(random.Next(text.Length - length + 1), length);
    }

    /// <summary>A part quoted within another text.</summary>
    public static string Quoted(string text, string around, Random random)
    {
        int middle = around.Length / 2;
        return around[..middle] + "\n\n" + Rewrapped(Excerpt(text, 0.5, random)) + "\n\n" + around[middle..];
    }

    private static string Alike(char c) => c switch
    {
        'l' or 'i' or 'I' => "1",
        '1' => "l",
        'o' or 'O' => "0",
        '0' => "O",
        'm' => "rn",
        's' or 'S' => "5",
        'w' => "vv",
        'b' or 'B' => "8",
        _ => c.ToString(),
    };

    private static string Other(char c, Random random) => c switch
    {
        'e' => "c",
        'h' => "b",
        'u' => "n",
        'a' => "o",
        't' => "f",
        _ => ((char)('a' + random.Next(26))).ToString(),
    };
}
