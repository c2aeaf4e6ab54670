using System.Text.RegularExpressions;

namespace Tocsin.Partners.Stix.Check;

/// <summary>The grammar of STIX patterns (section 9): whether one is sound, and what it compares.</summary>
internal sealed partial class StixPatternText
{
    private const int MostDepth = 64;
    private const int Longest = 1 << 20;
    private static readonly string[] Operators = ["=", "==", "!=", "<>", ">", "<", ">=", "<=", "IN", "LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET"];

    private readonly List<string> _tokens = [];
    private readonly List<(string Path, string Value)> _equal = [];
    private int _at;
    private int _depth;

    private StixPatternText(string pattern)
    {
        int at = 0;
        while (at < pattern.Length)
        {
            var match = Token().Match(pattern, at);
            if (!match.Success || match.Index != at || match.Length == 0)
                throw new FormatException($"character {at + 1} has no place in a pattern");
            if (!string.IsNullOrWhiteSpace(match.Value) && !match.Value.StartsWith("/*", StringComparison.Ordinal) && !match.Value.StartsWith("//", StringComparison.Ordinal))
                _tokens.Add(match.Value);
            at += match.Length;
        }
    }

    private string Now => _at < _tokens.Count ? _tokens[_at] : "";

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="equal">Object paths such as <c>domain-name:value</c> with the value they are compared for equality with.</param>
    /// <returns>What is wrong with it; null when it is sound.</returns>
    public static string? Problem(string pattern, out IReadOnlyList<(string Path, string Value)> equal)
    {
        equal = [];
        if (pattern.Length is 0 or > Longest)
            return pattern.Length == 0 ? "it is empty" : "it is longer than a megabyte";
        try
        {
            var reading = new StixPatternText(pattern);
            reading.Observations();
            if (reading.Now.Length > 0)
                return $"'{Short(reading.Now)}' is not expected there";
            equal = reading._equal;
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }

    /// <summary>A text as it stands in quotes in a pattern.</summary>
    public static string Quoted(string value) => $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private void Observations()
    {
        Observation();
        while (Accept("AND") || Accept("OR") || Accept("FOLLOWEDBY"))
            Observation();
    }

    private void Observation()
    {
        Enter();
        if (Accept("("))
        {
            Observations();
            Expect(")");
        }
        else
        {
            Expect("[");
            Comparisons();
            Expect("]");
        }

        _depth--;
        while (Qualifier())
        {
        }
    }

    private bool Qualifier()
    {
        if (Accept("WITHIN"))
        {
            Number();
            Expect("SECONDS");
        }
        else if (Accept("REPEATS"))
        {
            Number();
            Expect("TIMES");
        }
        else if (Accept("START"))
        {
            Stamp();
            Expect("STOP");
            Stamp();
        }
        else
        {
            return false;
        }

        return true;
    }

    private void Comparisons()
    {
        Comparison();
        while (Accept("AND") || Accept("OR"))
            Comparison();
    }

    private void Comparison()
    {
        if (Accept("("))
        {
            Enter();
            Comparisons();
            Expect(")");
            _depth--;
            return;
        }

        bool exists = Accept("EXISTS");
        string path = Next();
        if (!ObjectPath().IsMatch(path))
            throw new FormatException($"'{Short(path)}' is no path of an object");
        if (exists)
            return;
        bool not = Accept("NOT");
        string comparison = Next();
        if (!Operators.Contains(comparison, StringComparer.Ordinal))
            throw new FormatException($"'{Short(comparison)}' compares nothing");
        foreach (string value in comparison == "IN" ? Values() : [Value()])
        {
            if (!not && comparison is "=" or "==" or "IN")
                _equal.Add((path, Unquoted(value)));
        }
    }

    private List<string> Values()
    {
        var values = new List<string>();
        Expect("(");
        do
            values.Add(Value());
        while (Accept(","));
        Expect(")");
        return values;
    }

    private string Value() => Next() is var value && Literal().IsMatch(value) ? value : throw new FormatException($"'{Short(value)}' is no value");

    private void Number() => _ = double.TryParse(Next(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number) && number > 0
        ? number : throw new FormatException("a number above 0 is missing");

    private void Stamp()
    {
        string text = Next();
        if (!text.StartsWith("t'", StringComparison.Ordinal) || !StixForms.TryMoment(text[2..^1], out _))
            throw new FormatException("a time such as t'2027-04-08T00:00:00Z' is missing");
    }

    private static string Unquoted(string value)
    {
        int quote = value.IndexOf('\'', StringComparison.Ordinal);
        return quote < 0 ? value : Escape().Replace(value[(quote + 1)..^1], "$1");
    }

    private bool Accept(string word)
    {
        bool there = Now == word;
        _at += there ? 1 : 0;
        return there;
    }

    private void Expect(string word)
    {
        if (!Accept(word))
            throw new FormatException(Now.Length == 0 ? $"{word} is missing at its end" : $"{word} is missing before '{Short(Now)}'");
    }

    private string Next() => _at < _tokens.Count ? _tokens[_at++] : throw new FormatException("it ends too early");

    private void Enter()
    {
        if (++_depth > MostDepth)
            throw new FormatException($"brackets nest deeper than {MostDepth}");
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    [GeneratedRegex("""\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/|[tbh]?'(?:[^'\\]|\\['\\])*'|[a-zA-Z0-9_-]+:(?:[A-Za-z0-9_-]+|'(?:[^'\\]|\\['\\])*')(?:\.(?:[A-Za-z0-9_-]+|'(?:[^'\\]|\\['\\])*')|\[(?:\*|[0-9]+)\])*|[A-Za-z]+|[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|!=|<>|<=|>=|==|[\[\]()=<>,]""", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex("""^[a-z0-9][a-z0-9-]*:[A-Za-z0-9_']""", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectPath();

    [GeneratedRegex("""^(?:[tbh]?'|[+-]?[0-9]|true$|false$)""", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    [GeneratedRegex("""\\(['\\])""", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
