using Tocsin.Cli.Output;
using Tocsin.Documents;

namespace Tocsin.Cli.Leaks;

/// <summary>What could not be read: all counted, the first of each reason named.</summary>
internal sealed class ProblemList
{
    private const int Named = 5;
    private const int Kept = 10_000;
    private readonly List<DocumentProblem> _kept = [];
    private readonly SortedDictionary<ProblemReason, int> _counts = [];

    /// <summary>How many.</summary>
    public int Count => _counts.Values.Sum();

    /// <summary>Those kept, in order.</summary>
    public IReadOnlyList<DocumentProblem> Listed => _kept;

    /// <summary>Adds some, in their order.</summary>
    public void Add(IEnumerable<DocumentProblem> problems)
    {
        foreach (var problem in problems)
        {
            _counts[problem.Reason] = _counts.GetValueOrDefault(problem.Reason) + 1;
            if (_kept.Count < Kept)
                _kept.Add(problem);
        }
    }

    /// <summary>Says them: as JSON all that were kept, otherwise some of each reason on standard error.</summary>
    public void Tell(Terminal terminal, bool json)
    {
        if (json)
        {
            foreach (var problem in _kept)
            {
                terminal.Json.Write(line =>
                {
                    line.WriteString("type", "problem");
                    line.WriteString("name", problem.Name);
                    line.WriteString("reason", problem.Code);
                    line.WriteString("remedy", problem.Remedy);
                });
            }

            return;
        }

        foreach (var (reason, count) in _counts)
        {
            var some = _kept.Where(p => p.Reason == reason).Take(Named).ToList();
            foreach (var problem in some)
                terminal.Say($"{SafeText.ShortenPath(problem.Name, 100)} {problem.Words}{(problem.Detail is { } detail ? $" ({SafeText.Shorten(detail, 60)})" : "")}; {problem.Remedy}");
            if (count > some.Count && some.Count > 0)
                terminal.Say($"and {Words.Count(count - some.Count)} more: {some[0].Words}");
        }
    }
}
