using System.Globalization;
using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Storage;

namespace Tocsin.Partners.Facts;

/// <summary>What people last decided about an incident.</summary>
internal sealed class JudgedFacts
{
    private static readonly string[] Judging = ["criterion", "technique", "breakout"];
    private readonly Dictionary<(string Kind, string Subject), Decision> _last;

    private JudgedFacts(IReadOnlyList<Decision> decisions)
    {
        _last = decisions.Where(d => Judging.Contains(d.Kind, StringComparer.Ordinal)).OrderBy(d => d.Seq)
            .GroupBy(d => (d.Kind, d.Subject)).ToDictionary(g => g.Key, g => g.Last());
        Relied = _last.Values.Where(d => d.Kind is "criterion" or "technique" && d.Value == "yes").SelectMany(d => d.Evidence).ToHashSet(StringComparer.Ordinal);
        Playbooks = [.. decisions.Where(d => d.Kind == "playbook-start").OrderBy(d => d.Seq).Select(d => new PlaybookUse(d.Value, d.Subject, d.At))];
        Notes = [.. decisions.Where(d => d.Kind == "note").OrderBy(d => d.Seq)];
        Breakout = decisions.Where(d => d.Kind == "breakout").OrderBy(d => d.Seq).LastOrDefault() is { } last && int.TryParse(last.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int category) ? category : null;
    }

    /// <summary>Findings and sightings that a person relied on in a judgement that stands.</summary>
    public IReadOnlySet<string> Relied { get; }

    public IReadOnlyList<PlaybookUse> Playbooks { get; }

    public IReadOnlyList<Decision> Notes { get; }

    /// <summary>The category a person gave; null when nobody did.</summary>
    public int? Breakout { get; }

    public static JudgedFacts Of(IReadOnlyList<Decision> decisions) => new(decisions);

    public Decision? Criterion(Criterion criterion) => _last.GetValueOrDefault(("criterion", CriterionWords.Code(criterion)));

    /// <summary>Those proposed with what was judged of them, and those that a person alone named.</summary>
    public IReadOnlyList<UsedTechnique> Techniques(IReadOnlyList<TechniqueProposal> proposed)
    {
        var used = proposed.Select(p => new UsedTechnique(p.Framework, p.Id, p.Name, p.Because, _last.GetValueOrDefault(("technique", $"{p.Framework} {p.Id}")))).ToList();
        foreach (var decision in _last.Values.Where(d => d.Kind == "technique" && d.Subject.Contains(' ', StringComparison.Ordinal)))
        {
            string[] name = decision.Subject.Split(' ', 2);
            if (!used.Exists(u => u.Framework == name[0] && u.Id == name[1]))
                used.Add(new UsedTechnique(name[0], name[1], name[1], "", decision));
        }

        return [.. used.OrderBy(u => u.Framework, StringComparer.Ordinal).ThenBy(u => u.Id, StringComparer.Ordinal)];
    }
}
