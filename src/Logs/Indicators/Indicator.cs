namespace Tocsin.Logs.Indicators;

/// <summary>An indicator of compromise, from whatever file it came.</summary>
/// <remarks>It matches a log record when all atoms of one of its clauses stand in that record. Nearly all have one clause of one atom.</remarks>
public sealed class Indicator
{
    private readonly Atom _atom;
    private readonly Atom[][]? _clauses;

    /// <summary>An indicator of one atom.</summary>
    public Indicator(IndicatorSource source, Atom atom) => (Source, _atom) = (source, atom);

    /// <summary>An indicator of alternatives, each of which needs all its atoms.</summary>
    public Indicator(IndicatorSource source, Atom[][] clauses)
    {
        Source = source;
        _atom = clauses[0][0];
        _clauses = clauses.Length == 1 && clauses[0].Length == 1 ? null : clauses;
    }

    /// <summary>Where it came from.</summary>
    public IndicatorSource Source { get; }

    /// <summary>Place in the file: line of a list, number of the object; 0 when unknown.</summary>
    public long Place { get; init; }

    /// <summary>Id in its own world (STIX id, MISP uuid); null in plain lists.</summary>
    public string? Id { get; init; }

    /// <summary>Name, or what the giver remarked; null when nothing was said.</summary>
    public string? Name { get; init; }

    /// <summary>The giver's confidence, 0 to 100; -1 when not given.</summary>
    public int Confidence { get; init; } = -1;

    /// <summary>Kinds by the giver's words, such as <c>malicious-activity</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>First moment it speaks of, in Unix milliseconds; <see cref="long.MinValue"/> when not given.</summary>
    public long ValidFrom { get; init; } = long.MinValue;

    /// <summary>First moment after its validity, in Unix milliseconds; <see cref="long.MaxValue"/> when not given.</summary>
    public long ValidUntil { get; init; } = long.MaxValue;

    /// <summary>Why a match is weak by itself; null when it is not.</summary>
    public string? Demoted { get; init; }

    /// <summary>Number of clauses.</summary>
    public int ClauseCount => _clauses?.Length ?? 1;

    /// <summary>The first atom's text for an indicator of one; otherwise the pattern in our words.</summary>
    public string Value => _clauses is null ? _atom.Text : string.Join(" or ", _clauses.Take(4).Select(c => string.Join(" with ", c.Take(4).Select(a => a.Text)))) + (_clauses.Length > 4 ? " …" : "");

    /// <summary>The kind of the first atom.</summary>
    public AtomKind Kind => _atom.Kind;

    /// <summary>Atoms of a clause.</summary>
    public ReadOnlySpan<Atom> Clause(int clause) => _clauses is null ? new ReadOnlySpan<Atom>(in _atom) : _clauses[clause];
}
