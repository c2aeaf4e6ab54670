namespace Tocsin.Tests.Engine.Lookalikes;

/// <summary>
/// What a permutation engine of the field (dnstwist 20250130) generates for a label, written down again from its documentation of each
/// kind, apart from the engine under test: the yardstick for "finds everything it would generate".
/// </summary>
internal static class TypingErrors
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    // Physical neighbours of a key, as listed by the tool for three layouts.
    private static readonly Dictionary<char, string> Near = new()
    {
        ['1'] = "2qa",
        ['2'] = "3wq1za",
        ['3'] = "4ew2z",
        ['4'] = "5re3",
        ['5'] = "6tr4",
        ['6'] = "7yt5z",
        ['7'] = "8uy6z",
        ['8'] = "9iu7",
        ['9'] = "0oi8",
        ['0'] = "po9",
        ['a'] = "qwszy2z1",
        ['b'] = "vghn",
        ['c'] = "xdfv",
        ['d'] = "rfcxse",
        ['e'] = "4rdsw3z",
        ['f'] = "tgvcdr",
        ['g'] = "yhbvftz",
        ['h'] = "ujnbgyz",
        ['i'] = "9okju8",
        ['j'] = "ikmnhu",
        ['k'] = "olmji",
        ['l'] = "kopm",
        ['m'] = "njklp",
        ['n'] = "bhjm",
        ['o'] = "0plki9",
        ['p'] = "lo0m",
        ['q'] = "12wazs",
        ['r'] = "5tfde4",
        ['s'] = "edxzawyqz",
        ['t'] = "6ygfr5z",
        ['u'] = "8ijhy7z",
        ['v'] = "cfgb",
        ['w'] = "3esaq2x",
        ['x'] = "zsdcyw",
        ['y'] = "7uhgt6asx",
        ['z'] = "asx7uhgt63eq2",
    };

    private static readonly Dictionary<string, string[]> Glyphs = new(StringComparer.Ordinal)
    {
        ["0"] = ["o"],
        ["1"] = ["l", "i"],
        ["3"] = ["8"],
        ["6"] = ["9"],
        ["8"] = ["3"],
        ["9"] = ["6"],
        ["b"] = ["d", "lb", "ḅ", "ɓ"],
        ["c"] = ["e", "ć", "ƈ"],
        ["d"] = ["b", "cl", "dl", "ď", "đ"],
        ["e"] = ["c", "é", "ɇ"],
        ["g"] = ["q", "ɡ"],
        ["h"] = ["lh", "ħ"],
        ["i"] = ["1", "l", "í", "ı", "ɩ"],
        ["k"] = ["lc", "ķ"],
        ["l"] = ["1", "i", "ł"],
        ["m"] = ["n", "nn", "rn", "ṃ"],
        ["n"] = ["m", "r", "ñ"],
        ["o"] = ["0", "ö", "ø", "ᴏ"],
        ["q"] = ["g", "ʠ"],
        ["s"] = ["ś", "ꜱ"],
        ["t"] = ["ť"],
        ["u"] = ["v", "ü"],
        ["v"] = ["u", "ṿ"],
        ["w"] = ["vv", "ŵ"],
        ["y"] = ["ý"],
        ["z"] = ["ž", "ƶ"],
        ["a"] = ["á", "ɑ", "ə"],
        ["r"] = ["ř"],
        ["p"] = ["ƿ"],
        ["f"] = ["ƒ"],
        ["rn"] = ["m"],
        ["cl"] = ["d"],
        ["ae"] = ["æ"],
        ["oe"] = ["œ"],
    };

    /// <summary>All labels with the kind that made them; a dot in a label is the sub-domain trick.</summary>
    public static IEnumerable<(string Kind, string Label)> Of(string label)
    {
        for (int i = 0; i < label.Length; i++)
        {
            string before = label[..i], after = label[(i + 1)..];
            char c = label[i];
            yield return ("omission", before + after);
            yield return ("repetition", before + c + c + after);
            if (i > 0)
                yield return ("hyphenation", before + "-" + c + after);
            if (i + 1 < label.Length)
                yield return ("transposition", before + label[i + 1] + c + label[(i + 2)..]);
            if (i >= 2 && i < label.Length - 2)
                yield return ("plural", before + c + (c is 's' or 'x' or 'z' ? "es" : "s") + after);
            if (i > 0 && i < label.Length - 1 && c != '-' && label[i - 1] != '-')
                yield return ("subdomain", before + "." + c + after);
            for (int bit = 1; bit < 256; bit <<= 1)
            {
                char flipped = (char)(c ^ bit);
                if ((Letters + Digits + "-").Contains(flipped, StringComparison.Ordinal))
                    yield return ("bitsquatting", before + flipped + after);
            }

            if ("aeiou".Contains(c, StringComparison.Ordinal))
            {
                foreach (char vowel in "aeiou".Where(v => v != c))
                    yield return ("vowel-swap", before + vowel + after);
            }
        }

        foreach (char added in Letters + Digits)
            yield return ("addition", label + added);
        foreach (var made in Keys(label).Concat(Looks(label)))
            yield return made;
    }

    private static IEnumerable<(string Kind, string Label)> Keys(string label)
    {
        for (int i = 0; i < label.Length; i++)
        {
            foreach (char near in Near.GetValueOrDefault(label[i], "").Distinct())
            {
                // The tool lists each layout apart; a key has only the neighbours of the layouts that know it there.
                if (!Neighbours(label[i], near))
                    continue;
                yield return ("replacement", label[..i] + near + label[(i + 1)..]);
                yield return ("insertion", label[..i] + near + label[i..]);
                yield return ("insertion", label[..(i + 1)] + near + label[(i + 1)..]);
            }
        }
    }

    private static bool Neighbours(char a, char b) =>
        new[] { "1234567890\nqwertyuiop\nasdfghjkl\nzxcvbnm", "1234567890\nqwertzuiop\nasdfghjkl\nyxcvbnm", "1234567890\nazertyuiop\nqsdfghjklm\nwxcvbn" }
            .Any(keyboard => Place(keyboard, a) is { } p && Place(keyboard, b) is { } q
                && (q.Row - p.Row, q.Column - p.Column) is (0, 1) or (0, -1) or (-1, 0) or (-1, 1) or (1, 0) or (1, -1));

    private static (int Row, int Column)? Place(string keyboard, char key)
    {
        string[] rows = keyboard.Split('\n');
        int row = Array.FindIndex(rows, r => r.Contains(key, StringComparison.Ordinal));
        return row < 0 ? null : (row, rows[row].IndexOf(key, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Kind, string Label)> Looks(string label)
    {
        var once = Glyphed(label).ToHashSet(StringComparer.Ordinal);
        return once.Concat(once.SelectMany(Glyphed)).Distinct(StringComparer.Ordinal).Select(l => ("homoglyph", l));
    }

    private static IEnumerable<string> Glyphed(string label)
    {
        for (int i = 0; i < label.Length; i++)
        {
            foreach (string glyph in Glyphs.GetValueOrDefault(label[i].ToString(), []))
                yield return label[..i] + glyph + label[(i + 1)..];
            if (i + 1 == label.Length)
                continue;
            string window = label.Substring(i, 2);
            foreach (string part in new[] { window[..1], window[1..], window }.Distinct())
            {
                foreach (string glyph in Glyphs.GetValueOrDefault(part, []))
                    yield return label[..i] + window.Replace(part, glyph, StringComparison.Ordinal) + label[(i + 2)..];
            }
        }
    }
}
