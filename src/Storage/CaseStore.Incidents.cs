using System.Text.Json;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Elections;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>Incidents, and what people decide about them.</content>
public sealed partial class CaseStore
{
    private const string Open_ = "open", Dismissed = "dismissed", Closed = "closed";

    /// <summary>Incidents, the gravest first.</summary>
    /// <param name="election">Only of this election; null for all.</param>
    /// <param name="all">Also those dismissed, closed, merged and empty.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<IncidentCard> Incidents(string? election = null, bool all = false, int most = 1000) => Read(work => IncidentRows.List(work, election, all, most));

    /// <summary>The incident that somebody means: its number, its id, or the beginning of its id.</summary>
    /// <exception cref="StoreException">There is none, or there are several.</exception>
    public IncidentCard Incident(string typed, string? election = null) => Read(work => Require(work, typed, election));

    /// <summary>What an incident tells.</summary>
    public FusedIncident Told(string id) => Read(work => IncidentRows.Body(work, id));

    /// <summary>What people decided about an incident and those that went into it, in order.</summary>
    public IReadOnlyList<Decision> Decisions(string id) => Read(work => DecisionRows.Of(work, IncidentRows.Ancestors(work, id)));

    /// <summary>What people decided about any incident, of these kinds, in order.</summary>
    public IReadOnlyList<Decision> DecisionsOf(IReadOnlyList<string> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        return Read(work => DecisionRows.OfKinds(work, kinds));
    }

    /// <summary>Notes about incidents of an election, the newest first.</summary>
    public IReadOnlyList<Decision> Notes(string election, int most) => Read(work => DecisionRows.Newest(work, election, "note", most));

    /// <summary>The findings and sightings of an incident, whole.</summary>
    public FusionInput Members(string id) => Read(work =>
    {
        var card = IncidentRows.One(work, id) ?? throw NoSuch(id);
        return FindingRows.Read(work, card.Election, IncidentRows.Members(work, id));
    });

    /// <summary>The incidents to which these findings and sightings belong.</summary>
    public IReadOnlyList<IncidentCard> IncidentsOf(string election, IReadOnlyCollection<string> members) => Read(work =>
        IncidentRows.Touched(work, election, members).Select(t => IncidentRows.One(work, t.Id)!).OrderBy(c => c.Number).ToList());

    /// <summary>The scans that brought these findings and sightings: which, when, by whom, and their inputs.</summary>
    public IReadOnlyList<(string Id, DateTimeOffset At, string Actor, IReadOnlyList<string> Inputs)> ScansOf(string election, IReadOnlyCollection<string> members) => Read(work =>
        FindingRows.InParts(members, part => work.Rows(
            $"SELECT DISTINCT s.id, s.at, s.actor FROM findings f JOIN scans s ON s.id = f.scan WHERE f.election = @election AND f.id IN ({FindingRows.Names(part.Count)})",
            r => (Id: r.GetString(0), At: r.Time(1), Actor: r.GetString(2)),
            [("election", election), .. FindingRows.Named(part)])).DistinctBy(s => s.Id, StringComparer.Ordinal).OrderBy(s => s.At)
            .Select(s => (s.Id, s.At, s.Actor, (IReadOnlyList<string>)work.Rows("SELECT name FROM captures WHERE scan = @scan ORDER BY id", r => r.GetString(0), ("scan", s.Id)))).ToList());

    /// <summary>Lines of the audit log about an incident and those that went into it, in order.</summary>
    public IReadOnlyList<AuditEntry> AuditOf(string id) => Read(work =>
        IncidentRows.Ancestors(work, id).SelectMany(a => AuditLog.Newest(work, a, null, int.MaxValue)).OrderBy(e => e.Seq).ToList());

    /// <summary>The profile of an election as it was given last.</summary>
    public string Profile(string election) => Read(work => work.Value<string>("SELECT body FROM elections WHERE id = @id", ("id", election)))
        ?? throw NoElection(election);

    /// <summary>Makes one incident of two.</summary>
    /// <remarks>As everywhere here, <c>seen</c> is the revision that whoever decides looked at: what changed since is refused. Null takes it as it is.</remarks>
    /// <returns>What became of them.</returns>
    public IReadOnlyList<IncidentChange> Merge(string into, string other, Election election, string actor, string reason, long? seen = null) => Choose(into, election, "merge", other, actor, reason, seen, (work, first) =>
    {
        var second = Require(work, other, first.Election);
        if (second.Id == first.Id)
            throw new StoreException("an incident cannot be merged with itself", "name two");
        if (IncidentRows.Members(work, second.Id) is not { Count: > 0 } members)
            throw new StoreException($"nothing is in incident {second.Number} any more", "'incidents show' says where it went");
        IncidentRows.Work(work, first.Id, null, _clock.GetUtcNow());
        return new ChoiceBody([.. IncidentRows.Members(work, first.Id), .. members], []);
    });

    /// <summary>Takes findings or sightings out of an incident: they become one of their own.</summary>
    public IReadOnlyList<IncidentChange> Split(string from, IReadOnlyList<string> members, Election election, string actor, string reason, long? seen = null) => Choose(from, election, "split", "", actor, reason, seen, (work, incident) =>
    {
        var all = IncidentRows.Members(work, incident.Id);
        string[] taken = [.. members.Select(m => One(work, all, m, incident)).Distinct(StringComparer.Ordinal)];
        if (taken.Length == all.Count)
            throw new StoreException("that would leave nothing in the incident", "name fewer");
        IncidentRows.Work(work, incident.Id, null, _clock.GetUtcNow());
        return new ChoiceBody(taken, [.. all.Except(taken, StringComparer.Ordinal)]);
    });

    /// <summary>Dismisses, closes or reopens an incident.</summary>
    public void SetState(string typed, string state, string actor, string reason, long? seen = null) => Write(work =>
    {
        string kind = state switch { Dismissed => "dismiss", Closed => "close", Open_ => "reopen", _ => throw new StoreException($"there is no state '{state}'", "it is open, dismissed or closed") };
        var incident = Standing(work, typed, null, seen);
        if (incident.State == state)
            throw new StoreException($"incident {incident.Number} is {state} already", "nothing was changed");
        Record(work, incident, kind, "", actor, reason, "");
        IncidentRows.Work(work, incident.Id, state, _clock.GetUtcNow());
        return 0;
    });

    /// <summary>Records a judgement about an incident.</summary>
    /// <param name="typed">Which incident.</param>
    /// <param name="kind">As of <see cref="Decision.Kind"/>.</param>
    /// <param name="subject">What of it.</param>
    /// <param name="value">What was judged.</param>
    /// <param name="confidence">How sure; empty when not said.</param>
    /// <param name="evidence">Findings and sightings relied on, ids or their beginnings.</param>
    /// <param name="actor">Who.</param>
    /// <param name="reason">Why.</param>
    /// <param name="seen">Revision that they looked at; null for any.</param>
    /// <returns>The number of the decision.</returns>
    public long Judge(string typed, string kind, string subject, string value, string confidence, IReadOnlyList<string> evidence, string actor, string reason, long? seen = null) => Write(work =>
    {
        var incident = Standing(work, typed, null, seen);
        var members = IncidentRows.Members(work, incident.Id);
        string[] relied = [.. evidence.Select(e => One(work, members, e, incident))];
        long seq = Record(work, incident, kind, subject, actor, reason, JsonSerializer.Serialize(new JudgementBody(value, confidence, relied), StoreJson.Default.JudgementBody));
        IncidentRows.Work(work, incident.Id, null, _clock.GetUtcNow());
        return seq;
    });

    private IReadOnlyList<IncidentChange> Choose(string typed, Election election, string kind, string subject, string actor, string reason, long? seen, Func<Work, IncidentCard, ChoiceBody> choice) => Write<IReadOnlyList<IncidentChange>>(work =>
    {
        var incident = Standing(work, typed, election.Id, seen);
        var body = choice(work, incident);
        Record(work, incident, kind, subject, actor, reason, JsonSerializer.Serialize(body, StoreJson.Default.ChoiceBody));
        return FusionPass.Run(work, election.Id, new IncidentFusion(election), [.. body.Members, .. body.From], _clock.GetUtcNow());
    });

    private long Record(Work work, IncidentCard incident, string kind, string subject, string actor, string reason, string body)
    {
        string who = Acting(work, actor, kind);
        if (string.IsNullOrWhiteSpace(reason))
            throw new StoreException("no reason was given", "say why: --reason TEXT");
        long seq = DecisionRows.Add(work, incident.Election, incident.Id, kind, subject, _clock.GetUtcNow(), who, reason.Trim(), body);
        AuditLog.Append(work, _clock.GetUtcNow(), who, kind, incident.Id, $"decision {seq}" + (subject.Length > 0 ? $", {subject}" : "") + $": {reason.Trim()}");
        return seq;
    }

    private static IncidentCard Standing(Work work, string typed, string? election, long? seen)
    {
        var incident = Require(work, typed, election);
        if (seen is { } revision && incident.Revision != revision)
            throw new StoreException($"incident {incident.Number} changed while you looked at it", "look again, then decide") { Refusal = StoreRefusal.Changed };
        return incident.MergedInto is { } into ? throw new StoreException($"incident {incident.Number} went into {into}", "decide about that one") : incident;
    }

    private static IncidentCard Require(Work work, string typed, string? election)
    {
        var found = IncidentRows.Find(work, election, typed);
        return found.Count switch
        {
            1 => found[0],
            0 => throw NoSuch(typed),
            _ => throw new StoreException($"several incidents are called '{typed}'", $"name one: {string.Join(", ", found.Take(5).Select(f => $"{f.Id} ({f.Election})"))}"),
        };
    }

    /// <summary>What is said of an incident that is not there; the same where it may not be known that it is.</summary>
    public static StoreException NoSuch(string typed) => new($"the store has no incident '{typed}'", "'incidents list --all' lists them") { Refusal = StoreRefusal.Absent };

    /// <summary>What is said of an election that is not there; the same where it may not be known that it is.</summary>
    public static StoreException NoElection(string id) => new($"the store has no election {id}", "'store info' lists them") { Refusal = StoreRefusal.Absent };

    private static string One(Work work, List<string> members, string typed, IncidentCard incident)
    {
        var found = members.Where(m => m == typed || m.StartsWith(typed, StringComparison.Ordinal) || m[(m.IndexOf("--", StringComparison.Ordinal) + 2)..].StartsWith(typed, StringComparison.Ordinal)).ToList();
        if (found.Count == 1 && typed.Length > 0)
            return found[0];
        if (found.Count == 0 && OutgrownRows.Latest(work, incident.Election, typed) is { } grown)
            throw new StoreException($"finding {typed} grew meanwhile into {grown}", "look at that one, then name it") { Refusal = StoreRefusal.Changed };
        throw new StoreException(found.Count == 0 ? $"incident {incident.Number} has no finding or sighting '{typed}'" : $"several members of incident {incident.Number} begin with '{typed}'", "'incidents show' lists them");
    }
}
