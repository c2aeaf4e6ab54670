namespace Tocsin.Playbooks.Reading;

/// <summary>Problems as they are met, bounded: a hostile file can have millions.</summary>
internal sealed class ProblemList
{
    private const int Most = 200;
    private const int LongestQuoted = 80;
    private readonly List<PlaybookProblem> _problems = [];

    public IReadOnlyList<PlaybookProblem> Problems => _problems;

    public bool Failed { get; private set; }

    public void Error(string where, string what)
    {
        Failed = true;
        Add(where, what, true);
    }

    public void Advice(string where, string what) => Add(where, what, false);

    /// <summary>A piece of the file, short enough to be shown.</summary>
    public static string Quoted(string text) => text.Length > LongestQuoted ? $"'{text[..LongestQuoted]}…'" : $"'{text}'";

    private void Add(string where, string what, bool error)
    {
        if (_problems.Count < Most)
            _problems.Add(new PlaybookProblem(where.Length > 3 * LongestQuoted ? where[..(3 * LongestQuoted)] + "…" : where, what, error));
    }
}
