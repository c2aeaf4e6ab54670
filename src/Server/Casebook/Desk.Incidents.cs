using Tocsin.Casework;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Playbooks.Proposing;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <content>Incidents and what people decide about them.</content>
public sealed partial class Desk
{
    private const int MostIncidents = 10_000;

    /// <summary>Incidents of the caller's elections, the gravest first.</summary>
    public IReadOnlyList<IncidentCard> Incidents(string? election, bool all, int most = MostIncidents)
    {
        if (election is not null)
            RequireElection(election);
        return [.. store.Incidents(election, all, most).Where(c => Caller.Sees(c.Election))];
    }

    /// <summary>One incident.</summary>
    /// <exception cref="StoreException">There is none, or it is not the caller's.</exception>
    public IncidentCard Incident(string typed, string? election = null)
    {
        if (election is null && Caller.Elections is { Count: 1 } one)
            election = one.First();
        if (election is not null)
            RequireElection(election);
        var card = store.Incident(typed, election);
        return Caller.Sees(card.Election) ? card : throw CaseStore.NoSuch(typed);
    }

    /// <summary>Everything about one incident, names replaced by pseudonyms. Opening it is logged once by <see cref="Opened"/>.</summary>
    public IncidentView View(IncidentCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        card = Incident(card.Id);
        var facts = memory.Facts(card);
        var decisions = store.Decisions(card.Id);
        var election = Election(card.Election);
        return new IncidentView
        {
            Card = card,
            Told = FileNames.In(Caller.Is(Role.Lead) ? facts.Told : DecoyPlaces.Hide(facts.Told, facts.Members.Sightings)),
            Findings = facts.Findings,
            Sightings = [.. facts.Members.Sightings.Select(Shown)],
            Characterisation = facts.Characterisation,
            Decisions = decisions,
            Criteria = StandingCriteria.Of(decisions),
            Techniques = JudgedTechniques.Of(decisions),
            Weighing = Weighing.Of(decisions),
            Election = election,
            Ahead = ElectionAhead.Of(election, Now),
            Captures = store.Captures().ToDictionary(c => c.Key, c => FileNames.Of(c.Value)),
            Proposals = card.State == "open" ? new PlaybookProposer(library).Propose(facts.Told, facts.Members, VoteDistance.Of(election, facts.Told.Last), Runs().Past()) : [],
        };
    }

    // Where decoys were planted is for leads; in which folder of whose disk a file lay is for nobody.
    private Sighting Shown(Sighting sighting) => FileNames.In(Caller.Is(Role.Lead) ? sighting : DecoyPlaces.Hide(sighting));

    /// <summary>Says in the audit log that the caller opened it.</summary>
    public void Opened(IncidentCard card) => store.Note(Caller.Name, "view", card.Id, $"incident {card.Number}");

    /// <summary>The audit log of one incident, and of findings in it that people made.</summary>
    public IReadOnlyList<AuditEntry> History(IncidentCard card)
    {
        string id = Incident(card.Id).Id;
        var made = store.Members(id).Cases.Where(c => HandMade.Is(c.Finding)).SelectMany(c => store.Audit(c.Finding.Id, null, 10));
        return [.. store.AuditOf(id).Concat(made).OrderBy(e => e.Seq)];
    }

    /// <summary>Dismisses, closes or reopens it.</summary>
    /// <param name="card">As the caller saw it: a change by somebody else since refuses.</param>
    /// <param name="state">open, dismissed or closed.</param>
    /// <param name="reason">Why.</param>
    public void SetState(IncidentCard card, string state, string reason)
    {
        store.SetState(Incident(card.Id).Id, state, Caller.Name, reason, card.Revision);
    }

    /// <summary>Records a judgement. Another's judgement meanwhile is no reason to refuse it: both stand on record.</summary>
    /// <param name="card">The incident.</param>
    /// <param name="kind">As of <see cref="Decision.Kind"/>.</param>
    /// <param name="subject">What of it.</param>
    /// <param name="value">What is judged.</param>
    /// <param name="confidence">How sure.</param>
    /// <param name="evidence">What they rely on.</param>
    /// <param name="reason">Why.</param>
    /// <param name="seen">Revision they looked at, where the judgement is about nothing newer; null for any.</param>
    public void Judge(IncidentCard card, string kind, string subject, string value, string confidence, IReadOnlyList<string> evidence, string reason, long? seen = null)
    {
        if (kind == "criterion" && value == "yes" && evidence.Count == 0)
            throw new StoreException("a criterion holds only by evidence", "name the findings or sightings you rely on");
        if (kind is "hold" or "release" && (store.Decisions(Incident(card.Id).Id).LastOrDefault(d => d.Kind is "hold" or "release")?.Kind == "hold") == (kind == "hold"))
            throw new StoreException($"incident {card.Number} is {(kind == "hold" ? "held already" : "not held")}", "nothing was changed");
        store.Judge(Incident(card.Id).Id, kind, subject, value, confidence, evidence, Caller.Name, reason, seen);
    }

    /// <summary>Makes one of two.</summary>
    public IReadOnlyList<IncidentChange> Merge(IncidentCard card, string other, string reason)
    {
        return store.Merge(Incident(card.Id).Id, Incident(other, card.Election).Id, Election(card.Election), Caller.Name, reason, card.Revision);
    }

    /// <summary>Takes members out.</summary>
    public IReadOnlyList<IncidentChange> Split(IncidentCard card, IReadOnlyList<string> members, string reason)
    {
        return store.Split(Incident(card.Id).Id, members, Election(card.Election), Caller.Name, reason, card.Revision);
    }

    /// <summary>What an incident rests on, byte for byte as it was received; the bytes stay here.</summary>
    public IReadOnlyList<StoredRecord> Records(IncidentCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return [.. store.Records(Incident(card.Id).Id).Select(r => r with { Input = FileNames.Of(r.Input), Part = FileNames.Of(r.Part) })];
    }

    /// <summary>Who is behind pseudonyms; logged with the reason.</summary>
    public IReadOnlyDictionary<string, string> Reveal(string election, IReadOnlyCollection<string> pseudonyms, string reason)
    {
        RequireElection(election);
        return store.Reveal(election, pseudonyms, Caller.Name, reason);
    }

    /// <summary>Runs of playbooks, of all elections: outcomes elsewhere teach too; which ones may be shown is asked per run.</summary>
    public RunBook Runs() => new(store, library);
}
