using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Pipeline;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <summary>What an incident rests on at one revision: read from the store once, however many look at it.</summary>
/// <param name="Told">As fusion tells it; accounts are pseudonyms.</param>
/// <param name="Members">Its findings and sightings with names as they are: for drafts and proposals, never shown.</param>
/// <param name="Findings">The findings with pseudonyms.</param>
/// <param name="Characterisation">What is proposed about it.</param>
public sealed record CaseFacts(FusedIncident Told, FusionInput Members, IReadOnlyList<Finding> Findings, Characterisation Characterisation)
{
    /// <summary>How large it is: accounts, ties and posts of its findings.</summary>
    public long Weight { get; } = 1000 + Findings.Sum(f => (long)f.Accounts.Count + f.Edges.Count + f.Evidence.Count);

    /// <summary>Reads it.</summary>
    public static CaseFacts Of(CaseStore store, IncidentCard card)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(card);
        var names = new Pseudonymiser(store.PseudonymKey);
        var told = store.Told(card.Id);
        var members = store.Members(card.Id);
        return new CaseFacts(
            told with { Groups = [.. told.Groups.Select(names.Apply)] },
            members,
            [.. members.Cases.Select(c => names.Apply(c.Finding)), .. members.Context.Select(names.Apply)],
            Characteriser.Of(told, members));
    }
}
