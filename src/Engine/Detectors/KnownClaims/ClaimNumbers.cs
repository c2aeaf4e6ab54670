namespace Tocsin.Engine.Detectors.KnownClaims;

/// <summary>Compares the numbers of a claim and a post: another number is another claim.</summary>
internal static class ClaimNumbers
{
    /// <summary>True when every number of the claim with at least two digits stands in the post too, or the post has none at all.</summary>
    public static bool Agree(string post, string claim)
    {
        var said = Read(claim);
        if (said.Count == 0)
            return true;
        var posted = Read(post);
        return posted.Count == 0 || said.IsSubsetOf(posted);
    }

    private static HashSet<string> Read(string text)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < text.Length;)
        {
            if (!char.IsDigit(text[i]))
            {
                // Letters and digits mixed are names and addresses, not numbers.
                bool word = char.IsLetter(text[i]) || text[i] is '/' or '@' or '#' or '_';
                i++;
                while (word && i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '/' or '_' or '.' or ':' or '-'))
                    i++;
                continue;
            }

            int start = i;
            while (i < text.Length && (char.IsDigit(text[i]) || (text[i] is '.' or ',' && i + 1 < text.Length && char.IsDigit(text[i + 1]))))
                i++;
            string digits = string.Concat(text[start..i].Where(char.IsDigit));
            if (digits.Length >= 2)
                numbers.Add(digits);
        }

        return numbers;
    }
}
