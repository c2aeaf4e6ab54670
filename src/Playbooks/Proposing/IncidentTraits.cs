using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Playbooks.Proposing;

/// <summary>What of an incident decides which playbooks fit.</summary>
/// <remarks>Declared groups do not count: openly coordinated speech calls for no countermeasure.</remarks>
internal sealed class IncidentTraits
{
    private static readonly AttackStage[] Deceiving = [AttackStage.Lookalike, AttackStage.Lure];
    private static readonly AttackStage[] Spreading = [AttackStage.Lure, AttackStage.Leak, AttackStage.Alteration, AttackStage.Amplification];

    public IncidentTraits(FusedIncident incident, FusionInput members)
    {
        Incident = incident;
        Hidden = [.. incident.Groups.Where(g => g.Severity > Severity.Info)];
        Declared = incident.Groups.Count - Hidden.Count;
        Sightings = members.Sightings;
        Chains = incident.Chains;
        Findings = [.. members.Cases.Select(c => c.Finding).Where(f => f.DeclaredAs is null), .. members.Context.Where(f => f.DeclaredAs is null)];
        Stages =
        [
            .. incident.Chains.SelectMany(c => c.Steps).Select(s => s.Stage)
                .Concat(incident.Loose.Select(s => s.Stage))
                .Concat(members.Sightings.Select(s => s.Stage))
                .Concat(Hidden.Count > 0 ? [AttackStage.Amplification] : Array.Empty<AttackStage>())
                .Concat(Hidden.Any(g => g.Outlets.Any(o => o.Posts >= 3)) ? [AttackStage.Pickup] : Array.Empty<AttackStage>())
                .Distinct().Order(),
        ];
        Accounts = Hidden.SelectMany(g => g.Accounts).Select(a => a.Account).Distinct(StringComparer.Ordinal).Count();
        Outlets = [.. Hidden.SelectMany(g => g.Outlets).DistinctBy(o => o.Name, StringComparer.Ordinal)];
        Domains = MarksOf(MarkKinds.Domain, Deceiving);
        Links = MarksOf(MarkKinds.Link, Spreading) + Findings.Where(f => f.Bearing != Bearing.Background).SelectMany(f => f.Objects).Count(o => o.Kind == MarkKinds.Link);
        Breakout = Hidden.Select(g => g.Breakout.Category).DefaultIfEmpty().Max();
    }

    public FusedIncident Incident { get; }

    /// <summary>Groups that no profile declares.</summary>
    public IReadOnlyList<Incident> Hidden { get; }

    public int Declared { get; }

    public IReadOnlyList<Sighting> Sightings { get; }

    public IReadOnlyList<AttackChain> Chains { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyList<AttackStage> Stages { get; }

    public int Accounts { get; }

    public IReadOnlyList<TouchedOutlet> Outlets { get; }

    public int Domains { get; }

    public int Links { get; }

    /// <summary>The highest proposed category; 0 when the data cannot tell.</summary>
    public int Breakout { get; }

    /// <summary>True when nothing in it calls for a countermeasure.</summary>
    public bool IsHarmless => Incident.Severity == Severity.Info || Stages.Count == 0;

    private int MarksOf(string kind, AttackStage[] stages) =>
        Sightings.Where(s => stages.Contains(s.Stage)).SelectMany(s => s.Marks).Where(m => m.Kind == kind).Select(m => m.Value).Distinct(StringComparer.Ordinal).Count();
}
