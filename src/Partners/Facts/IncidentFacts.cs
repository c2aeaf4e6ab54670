using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Engine.Pipeline;
using Tocsin.Storage;

namespace Tocsin.Partners.Facts;

/// <summary>What of an incident may leave the house, whatever the format: nothing else is in it.</summary>
/// <remarks>
/// Accounts are pseudonyms of the store. Declared groups, decoys, users and documents of the house are not in it, nor is who of the house judged; what
/// people wrote in their own words only when somebody says so. Own names are never things to look for.
/// </remarks>
public sealed record IncidentFacts
{
    private static readonly AttackStage[] Deceiving = [AttackStage.Lookalike, AttackStage.Lure];
    private static readonly AttackStage[] Spreading = [AttackStage.Lure, AttackStage.Leak, AttackStage.Alteration, AttackStage.Amplification];

    /// <summary>Its card in the store.</summary>
    public required IncidentCard Card { get; init; }

    /// <summary>The election.</summary>
    public required Election Election { get; init; }

    /// <summary>A title made of what was seen.</summary>
    public required string Title { get; init; }

    /// <summary>Steps in time, in words that may leave.</summary>
    public required IReadOnlyList<(DateTimeOffset? First, string Words)> Steps { get; init; }

    /// <summary>The protected subjects it bears on.</summary>
    public required IReadOnlyList<ProtectedSubject> Subjects { get; init; }

    /// <summary>Its groups of accounts that no profile declares.</summary>
    public required IReadOnlyList<Incident> Groups { get; init; }

    /// <summary>Its findings that are not of declared groups.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Its sightings, but those of decoys.</summary>
    public required IReadOnlyList<Sighting> Sightings { get; init; }

    /// <summary>Things a partner can look for.</summary>
    public required IReadOnlyList<Suspect> Suspects { get; init; }

    /// <summary>The four criteria.</summary>
    public required IReadOnlyList<JudgedCriterion> Criteria { get; init; }

    /// <summary>Actor, behaviour, content, degree, effect, in words.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Abcde { get; init; }

    /// <summary>Techniques, those that a person refused among them.</summary>
    public required IReadOnlyList<UsedTechnique> Techniques { get; init; }

    /// <summary>Category of the Breakout Scale: a person's if one judged, otherwise proposed; 0 when not known.</summary>
    public required int Breakout { get; init; }

    /// <summary>Playbooks that were started.</summary>
    public required IReadOnlyList<PlaybookUse> Playbooks { get; init; }

    /// <summary>Notes of people, in their words: they leave only when somebody says so.</summary>
    public required IReadOnlyList<Decision> Notes { get; init; }

    /// <summary>True when all four criteria hold by a person's hand.</summary>
    public bool Qualifies => Criteria.All(c => c.Holds);

    /// <summary>First act, or when the store learned of it.</summary>
    public DateTimeOffset First => Card.First ?? Card.Created;

    /// <summary>Last act, or when the store learned of it.</summary>
    public DateTimeOffset Last => Card.Last is { } last && last >= First ? last : First;

    /// <summary>The facts of an incident of a store.</summary>
    /// <exception cref="StoreException">The profile of its election cannot be read.</exception>
    public static IncidentFacts Of(CaseStore store, IncidentCard card, Election election)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(card);
        return Of(card, store.Told(card.Id), store.Members(card.Id), store.Decisions(card.Id), election, new Pseudonymiser(store.PseudonymKey));
    }

    /// <summary>The facts of an incident with names as they are.</summary>
    public static IncidentFacts Of(IncidentCard card, FusedIncident told, FusionInput members, IReadOnlyList<Decision> decisions, Election election, Pseudonymiser names)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(names);
        var open = members with
        {
            Cases = [.. members.Cases.Where(c => c.Finding.DeclaredAs is null)],
            Context = [.. members.Context.Where(c => c.DeclaredAs is null)],
            Sightings = [.. members.Sightings.Where(s => LeavingWords.MayLeave(s.Stage)).Select(FileNames.In).OrderBy(s => s.Id, StringComparer.Ordinal)],
        };
        Incident[] groups = [.. told.Groups.Where(g => g.Severity > Severity.Info).Select(names.Apply)];
        var characterisation = Characteriser.Of(told with { Groups = groups }, open);
        var judged = JudgedFacts.Of(decisions);
        ProtectedSubject[] subjects = [.. election.Protected.Where(p => told.Subjects.Contains(p.Id, StringComparer.Ordinal)).DistinctBy(p => p.Id, StringComparer.Ordinal)];
        AttackStage[] stages = [.. open.Sightings.Select(s => s.Stage).Concat(groups.Length > 0 ? [AttackStage.Amplification] : Array.Empty<AttackStage>()).Distinct().Order()];
        return new IncidentFacts
        {
            Card = card,
            Election = election,
            Title = LeavingWords.Title(stages, [.. subjects.Select(s => s.Name)], groups.SelectMany(g => g.Accounts).Select(a => a.Account).Distinct(StringComparer.Ordinal).Count()),
            Steps = [.. StepsOf(open.Sightings, groups).OrderBy(s => s.First ?? DateTimeOffset.MaxValue).ThenBy(s => s.Words, StringComparer.Ordinal)],
            Subjects = subjects,
            Groups = groups,
            Findings = [.. open.Cases.Select(c => c.Finding).Concat(open.Context).Select(names.Apply).OrderBy(f => f.FirstAct).ThenBy(f => f.Id, StringComparer.Ordinal)],
            Sightings = open.Sightings,
            Suspects = [.. open.Sightings.SelectMany(s => SuspectsOf(s, election, judged.Relied)).DistinctBy(s => (s.Kind, s.Value)).OrderBy(s => s.Kind).ThenBy(s => s.Value, StringComparer.Ordinal)],
            Criteria = [.. characterisation.Criteria.Select(c => new JudgedCriterion(c, judged.Criterion(c.Criterion)))],
            Abcde = characterisation.Abcde,
            Techniques = judged.Techniques(characterisation.Techniques),
            Breakout = judged.Breakout ?? characterisation.Breakout,
            Playbooks = judged.Playbooks,
            Notes = judged.Notes,
        };
    }

    private static IEnumerable<(DateTimeOffset? First, string Words)> StepsOf(IReadOnlyList<Sighting> sightings, Incident[] groups) =>
        sightings.GroupBy(s => s.Stage).Select(g => (g.Min(s => s.First), LeavingWords.Of(g.Key) + (g.Count() > 1 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", {g.Count()} times") : "")))
            .Concat(groups.Length == 0 ? [] : [((DateTimeOffset?)groups.Min(g => g.FirstAct), LeavingWords.Of(AttackStage.Amplification))]);

    private static IEnumerable<Suspect> SuspectsOf(Sighting seen, Election election, IReadOnlySet<string> relied)
    {
        foreach (var mark in seen.Marks)
        {
            SuspectKind? kind = mark.Kind switch
            {
                MarkKinds.Domain when Deceiving.Contains(seen.Stage) => SuspectKind.Domain,
                MarkKinds.Mailbox when seen.Stage == AttackStage.Lure => SuspectKind.Mailbox,
                MarkKinds.File when seen.Stage is AttackStage.Leak or AttackStage.Alteration => SuspectKind.File,
                MarkKinds.Link when Spreading.Contains(seen.Stage) => SuspectKind.Link,
                _ => null,
            };
            if (kind is { } what && OwnNames.Leaving(election, what, mark.Value) is { } value)
                yield return new Suspect(what, value, seen, relied.Contains(seen.Id));
        }
    }
}
