namespace Tocsin.Logs.Indicators;

/// <summary>Reads a STIX pattern into alternatives, each a list of atoms that one log record must hold together.</summary>
/// <remarks>
/// The grammar of STIX 2.1 section 9: comparison expressions with AND, OR, NOT and brackets, observation expressions with AND, OR,
/// FOLLOWEDBY and the qualifiers WITHIN, REPEATS, START … STOP. What one log record cannot prove becomes a reason; an alternative with a
/// reason is left out as a whole, because a condition that is dropped would make it match too much.
/// </remarks>
public sealed class StixPattern
{
    private const int MostDepth = 64;
    private const int MostClauses = 4096;
    private const int MostAtoms = 64;

    private readonly List<StixToken> _tokens;
    private readonly List<string> _problems = [];
    private int _at;
    private int _depth;

    private StixPattern(string pattern) => _tokens = StixLexer.Cut(pattern);

    private StixToken Now => _tokens[_at];

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="problems">Why parts of it are not looked for; for a malformed pattern what is wrong.</param>
    /// <returns>The alternatives that can be looked for; empty when there are none.</returns>
    public static Atom[][] Read(string pattern, out IReadOnlyList<string> problems)
    {
        try
        {
            var reading = new StixPattern(pattern);
            var clauses = reading.Sequence();
            if (reading.Now.Kind != '$')
                throw reading.Unexpected();
            return reading.Usable(clauses, out problems);
        }
        catch (FormatException e)
        {
            problems = [$"malformed pattern: {e.Message}"];
            return [];
        }
    }

    private Atom[][] Usable(List<List<StixTerm>> clauses, out IReadOnlyList<string> problems)
    {
        var good = new List<Atom[]>();
        foreach (var clause in clauses)
        {
            var bad = clause.Where(t => t.Atom is null).ToList();
            _problems.AddRange(bad.Select(t => t.Reason));
            if (bad.Count == 0)
                good.Add([.. clause.Select(t => t.Atom!.Value).Distinct()]);
        }

        problems = [.. _problems.Distinct(StringComparer.Ordinal)];
        return [.. good];
    }

    private List<List<StixTerm>> Sequence()
    {
        var left = AnyOf();
        while (Accept("FOLLOWEDBY"))
        {
            AnyOf();
            left = StixTerm.Unsupported("FOLLOWEDBY needs several records in order");
        }

        return left;
    }

    private List<List<StixTerm>> AnyOf()
    {
        var left = AllOf();
        while (Accept("OR"))
            left = Either(left, AllOf());
        return left;
    }

    private List<List<StixTerm>> AllOf()
    {
        var left = Observation();
        while (Accept("AND"))
        {
            Observation();
            left = StixTerm.Unsupported("AND between observations needs several records");
        }

        return left;
    }

    private List<List<StixTerm>> Observation()
    {
        List<List<StixTerm>> inner;
        Enter();
        if (Accept("("))
        {
            inner = Sequence();
            Expect(")");
        }
        else
        {
            Expect("[");
            inner = Alternatives();
            Expect("]");
        }

        _depth--;
        return Qualified(inner);
    }

    private List<List<StixTerm>> Qualified(List<List<StixTerm>> inner)
    {
        while (true)
        {
            if (Accept("WITHIN"))
            {
                Next();
                Expect("SECONDS");
                inner = StixTerm.Unsupported("WITHIN needs several records");
            }
            else if (Accept("REPEATS"))
            {
                bool once = Next().Text == "1";
                Expect("TIMES");
                inner = once ? inner : StixTerm.Unsupported("REPEATS needs several records");
            }
            else if (Accept("START"))
            {
                Stamp();
                Expect("STOP");
                Stamp();
                inner = StixTerm.Unsupported("START … STOP bounds the time inside the pattern; give valid_from and valid_until instead");
            }
            else
            {
                return inner;
            }
        }
    }

    private void Stamp()
    {
        Accept("t");
        if (Next().Kind != 's')
            throw Unexpected();
    }

    private List<List<StixTerm>> Alternatives()
    {
        var left = Together();
        while (Accept("OR"))
            left = Either(left, Together());
        return left;
    }

    private List<List<StixTerm>> Together()
    {
        var left = Test();
        while (Accept("AND"))
            left = Both(left, Test());
        return left;
    }

    private List<List<StixTerm>> Test()
    {
        if (Accept("("))
        {
            Enter();
            var inner = Alternatives();
            Expect(")");
            _depth--;
            return inner;
        }

        bool exists = Accept("EXISTS");
        string path = StixPath.Read(_tokens, ref _at);
        if (exists)
            return StixTerm.Unsupported("EXISTS names no value");
        bool not = Accept("NOT");
        string comparison = Next().Text.ToUpperInvariant();
        var values = comparison == "IN" ? Values() : [Value()];
        return not || comparison is "!=" or "<>"
            ? StixTerm.Unsupported("NOT and != match nearly every record")
            : StixComparison.Read(path, comparison, values);
    }

    private List<string> Values()
    {
        var values = new List<string>();
        Expect("(");
        do
        {
            values.Add(Value());
            if (values.Count > MostClauses)
                throw new FormatException($"more than {MostClauses} values");
        }
        while (Accept(","));
        Expect(")");
        return values;
    }

    private string Value()
    {
        var token = Next();
        bool typed = token.Kind == 'w' && token.Text is "t" or "h" or "b" && Now.Kind == 's';
        if (typed)
            return Next().Text;
        return token.Kind is 's' or 'w' ? token.Text : throw Unexpected();
    }

    private static List<List<StixTerm>> Either(List<List<StixTerm>> left, List<List<StixTerm>> right)
    {
        left.AddRange(right);
        return left.Count > MostClauses ? throw new FormatException($"more than {MostClauses} alternatives") : left;
    }

    private static List<List<StixTerm>> Both(List<List<StixTerm>> left, List<List<StixTerm>> right)
    {
        if ((long)left.Count * right.Count > MostClauses || left[0].Count + right[0].Count > MostAtoms)
            throw new FormatException("too many combinations");
        return [.. left.SelectMany(_ => right, (l, r) => new List<StixTerm>([.. l, .. r]))];
    }

    private bool Accept(string word)
    {
        bool keyword = Now.Kind != 's' && string.Equals(Now.Text, word, StringComparison.OrdinalIgnoreCase);
        _at += keyword && Now.Kind != '$' ? 1 : 0;
        return keyword;
    }

    private void Expect(string word)
    {
        if (!Accept(word))
            throw new FormatException($"{word} is missing at character {Now.At + 1}");
    }

    private StixToken Next() => Now.Kind == '$' ? throw new FormatException("it ends too early") : _tokens[_at++];

    private void Enter()
    {
        if (++_depth > MostDepth)
            throw new FormatException($"brackets nest deeper than {MostDepth}");
    }

    private FormatException Unexpected() => new($"character {Now.At + 1} is not expected there");
}
