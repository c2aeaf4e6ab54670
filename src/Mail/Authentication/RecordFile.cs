using System.Text;

namespace Tocsin.Mail.Authentication;

/// <summary>Reads DNS records from text: one record a line, <c>name TYPE value</c>; # starts a comment line.</summary>
/// <remarks>
/// Types A, AAAA, MX (<c>10 mail.example.org</c>), PTR, TXT and CNAME. A TXT value may be written in one or several double-quoted
/// strings, as zone files and dig print it; they are joined. TTL and class (<c>3600 IN</c>) may stand between name and type, so the
/// answer section of dig can be pasted. <c>name TIMEOUT</c> says that nothing was answered.
/// </remarks>
public static class RecordFile
{
    /// <summary>Reads lines; those that are none are returned with their number.</summary>
    public static (RecordTable Records, IReadOnlyList<(int Line, string Text)> Rejected) Read(IEnumerable<string> lines)
    {
        var table = new RecordTable();
        var rejected = new List<(int, string)>();
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            string text = line.Trim();
            if (text.Length > 0 && text[0] is not ('#' or ';') && !Add(table, text))
                rejected.Add((number, text));
        }

        return (table, rejected);
    }

    private static bool Add(RecordTable table, string text)
    {
        string[] words = text.Split((char[]?)null, 5, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
            return false;
        if (words[1].Equals("TIMEOUT", StringComparison.OrdinalIgnoreCase))
        {
            table.Fail(words[0]);
            return true;
        }

        for (int i = 1; i < Math.Min(words.Length, 4); i++)
        {
            if (TypeOf(words[i]) is { } type)
            {
                string value = Rest(text, i + 1);
                if (value.Length == 0)
                    return false;
                table.Add(words[0], type, type == DnsType.Txt ? Joined(value) : value);
                return true;
            }
        }

        return false;
    }

    /// <summary>The type that a word names; null when it names none.</summary>
    public static DnsType? TypeOf(string word) => word.ToUpperInvariant() switch
    {
        "A" => DnsType.A,
        "AAAA" => DnsType.Aaaa,
        "MX" => DnsType.Mx,
        "PTR" => DnsType.ReverseName,
        "TXT" => DnsType.Txt,
        "CNAME" => DnsType.Cname,
        _ => null,
    };

    private static string Rest(string text, int words)
    {
        int at = 0;
        for (int i = 0; i < words; i++)
        {
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
                at++;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
        }

        return text[at..];
    }

    private static string Joined(string value)
    {
        if (value[0] != '"')
            return value;
        var joined = new StringBuilder();
        bool inside = false;
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length)
                joined.Append(value[++i]);
            else if (value[i] == '"')
                inside = !inside;
            else if (inside)
                joined.Append(value[i]);
        }

        return joined.ToString();
    }
}
