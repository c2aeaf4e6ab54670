using System.Text.RegularExpressions;

namespace Tocsin.Bench.Leaks;

/// <summary>Alterations of the kind forgers make, each in a place where the text offers one.</summary>
internal static partial class LeakPlants
{
    /// <summary>Kinds, in words.</summary>
    public static readonly string[] Kinds = ["number", "name", "negation removed", "negation put in", "sentence put in", "word"];

    /// <summary>Plants one; null when the text has no place for it. Start is where it stands afterwards, Before and After what changed.</summary>
    public static (string Text, int Start, string Before, string After)? Plant(string text, string kind, Random random) => kind switch
    {
        "number" => Change(text, Number(), m => Digits(m.Value, random), random),
        "name" => Change(text, Name(), m => m.Value == "Orlov" ? "Lindqvist" : "Orlov", random),
        "negation removed" => Change(text, Not(), _ => " ", random),
        "negation put in" => Change(text, Verb(), m => m.Value + " not", random),
        "sentence put in" => Change(text, Full(), m => m.Value + "Transfer the rest through the second account before the vote and tell nobody. ", random),
        _ => Change(text, Word(), m => m.Value == "rejected" ? "approved" : "rejected", random),
    };

    private static (string, int, string, string)? Change(string text, Regex pattern, Func<Match, string> change, Random random)
    {
        var places = pattern.Matches(text);
        if (places.Count == 0)
            return null;
        var place = places[random.Next(places.Count)];
        string after = change(place);
        return (string.Concat(text.AsSpan(0, place.Index), after, text.AsSpan(place.Index + place.Length)), place.Index, place.Value, after);
    }

    private static string Digits(string number, Random random)
    {
        char[] digits = number.ToCharArray();
        int at = random.Next(digits.Length);
        digits[at] = (char)('0' + ((digits[at] - '0' + 1 + random.Next(9)) % 10));
        return new string(digits);
    }

    [GeneratedRegex(@"(?<=\s)\d+(?=[\s.,;)%]|$)")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=[a-z,] )[A-Z][a-z]{2,}(?=[\s.,])")]
    private static partial Regex Name();

    [GeneratedRegex(@"\s(not|never|no)\s")]
    private static partial Regex Not();

    [GeneratedRegex(@"(?<=\s)(is|are|was|will|can|should|would)(?=\s)")]
    private static partial Regex Verb();

    [GeneratedRegex(@"(?<=[a-z])\.\s+(?=[A-Z])")]
    private static partial Regex Full();

    [GeneratedRegex(@"(?<=[a-z] )[a-z]{4,}(?= [a-z])")]
    private static partial Regex Word();
}
