using Tocsin.Engine.Model;
using Tocsin.Sources.Formats;

namespace Tocsin.Sources.Csv;

/// <summary>Finds columns by name, whatever the case and the marks between words.</summary>
internal sealed class ColumnIndex
{
    private const int Shown = 40;

    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _loose = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _columns;

    public ColumnIndex(IReadOnlyList<string> columns)
    {
        _columns = columns;
        for (int i = 0; i < columns.Count; i++)
        {
            _exact.TryAdd(columns[i], i);
            _loose.TryAdd(Loose(columns[i]), i);
        }
    }

    /// <summary>Position of the first of these names that the table has; -1 when it has none.</summary>
    public int Of(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_exact.TryGetValue(name, out int at) || _loose.TryGetValue(Loose(name), out at))
                return at;
        }

        return -1;
    }

    /// <summary>True when all of these are there; otherwise says which are missing.</summary>
    public bool Require(ReadOnlySpan<string> names, out FormatProblem problem)
    {
        problem = default;
        var missing = new List<string>();
        foreach (string name in names)
        {
            if (Of(name) < 0)
                missing.Add(name);
        }

        if (missing.Count > 0)
            problem = Missing(string.Join(", ", missing));
        return missing.Count == 0;
    }

    /// <summary>The problem of a missing column, with the columns that are there.</summary>
    public FormatProblem Missing(string what)
    {
        string seen = _columns.Count == 0 ? "none" : string.Join(", ", _columns.Take(Shown)) + (_columns.Count > Shown ? " …" : "");
        return new FormatProblem(RejectionReason.MissingColumn, $"no column for {what}; the columns are: {seen}");
    }

    private static string Loose(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
