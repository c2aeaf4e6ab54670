using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Storage;

namespace Tocsin.Casework;

/// <summary>What people last judged about each of the four criteria.</summary>
public sealed class StandingCriteria
{
    private readonly Dictionary<string, Decision> _last;

    private StandingCriteria(Dictionary<string, Decision> last) => _last = last;

    /// <summary>True when all four hold by a person's hand.</summary>
    public bool Qualifies => CriterionWords.Codes.All(Holds);

    /// <summary>In words.</summary>
    public string Sentence => Qualifies
        ? "all four criteria hold by a person's hand: it qualifies"
        : $"{CriterionWords.Codes.Count(Holds)} of the four criteria hold by a person's hand: it does not qualify; {string.Join(", ", CriterionWords.Codes.Where(c => !Holds(c)).Select(c => $"{c} {(_last.TryGetValue(c, out var d) ? d.Value : "not judged")}"))}";

    /// <summary>Of these decisions, in order.</summary>
    public static StandingCriteria Of(IReadOnlyList<Decision> decisions) =>
        new(decisions.Where(d => d.Kind == "criterion").OrderBy(d => d.Seq).GroupBy(d => d.Subject, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal));

    /// <summary>The decision that stands; null when nobody judged it.</summary>
    public Decision? Of(Criterion criterion) => _last.GetValueOrDefault(CriterionWords.Code(criterion));

    private bool Holds(string code) => _last.TryGetValue(code, out var decision) && decision.Value == "yes";
}
