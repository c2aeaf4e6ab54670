using Tocsin.Storage;

namespace Tocsin.Casework;

/// <summary>What people last said of techniques and of the Breakout Scale.</summary>
public sealed class JudgedTechniques
{
    private readonly Dictionary<string, Decision> _last;

    private JudgedTechniques(Dictionary<string, Decision> last, Decision? breakout) => (_last, Breakout) = (last, breakout);

    /// <summary>The last word on the Breakout Scale; null when nobody spoke.</summary>
    public Decision? Breakout { get; }

    /// <summary>The last word on each technique, by its name.</summary>
    public IReadOnlyList<Decision> Techniques => [.. _last.Values.OrderBy(d => d.Subject, StringComparer.Ordinal)];

    /// <summary>Of these decisions.</summary>
    public static JudgedTechniques Of(IReadOnlyList<Decision> decisions)
    {
        var ordered = decisions.OrderBy(d => d.Seq).ToList();
        return new(
            ordered.Where(d => d.Kind == "technique").GroupBy(d => d.Subject, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal),
            ordered.LastOrDefault(d => d.Kind == "breakout"));
    }

    /// <summary>The last word on one; null when nobody spoke.</summary>
    public Decision? Technique(string framework, string id) => _last.GetValueOrDefault($"{framework} {id}");
}
