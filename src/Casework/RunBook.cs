using Tocsin.Playbooks;
using Tocsin.Playbooks.Proposing;
using Tocsin.Playbooks.Running;
using Tocsin.Storage;

namespace Tocsin.Casework;

/// <summary>The runs of a store, read from what people decided and recorded as such.</summary>
public sealed class RunBook(CaseStore store, PlaybookLibrary library)
{
    private const string Prefix = "run--";
    private const int LongestMerging = 1000;
    private IReadOnlyList<PlaybookRun>? _runs;

    /// <summary>All, in order of their starts.</summary>
    public IReadOnlyList<PlaybookRun> Runs => _runs ??= PlaybookRun.From(store.DecisionsOf(RunKinds.All).Select(Event), library);

    /// <summary>The run that somebody means: its id or the beginning of it.</summary>
    public PlaybookRun Find(string typed)
    {
        string wanted = typed.Trim();
        var found = Runs.Where(r => r.Id == wanted || (wanted.Length > 0 && (r.Id.StartsWith(wanted, StringComparison.Ordinal) || r.Id[Prefix.Length..].StartsWith(wanted, StringComparison.Ordinal)))).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new StoreException($"the store has no run '{typed}'", "'playbooks runs' lists them"),
            _ => throw new StoreException($"several runs begin with '{typed}'", $"name one: {string.Join(", ", found.Take(5).Select(r => r.Id))}"),
        };
    }

    /// <summary>The incident that a run is about now: one that was merged is followed into the other.</summary>
    public IncidentCard IncidentOf(PlaybookRun run)
    {
        var card = store.Incident(run.Start.Incident);
        for (int step = 0; card.MergedInto is { } into && step < LongestMerging; step++)
            card = store.Incident(into);
        return card;
    }

    /// <summary>What happened when playbooks were used before.</summary>
    public IReadOnlyList<PastOutcome> Past() => [.. Runs.Select(r => new PastOutcome(r.Playbook?.Id ?? r.Start.Subject, r.Id, r.Start.At, r.Outcomes.Count > 0 ? r.Outcomes[^1].Text : null))];

    /// <summary>Starts a playbook.</summary>
    /// <returns>The id of the run.</returns>
    public string Start(IncidentCard card, Playbook playbook, string by, string reason)
    {
        long seq = store.Judge(card.Id, RunKinds.Start, playbook.Id, playbook.Name, "", [], by, reason);
        _runs = null;
        return PlaybookRun.IdOf(card.Id, seq);
    }

    /// <summary>Records something about a run.</summary>
    public void Record(PlaybookRun run, StepState? step, string kind, string by, string text, string value)
    {
        store.Judge(IncidentOf(run).Id, kind, run.Subject(step), value, "", [], by, text);
        _runs = null;
    }

    private static RunEvent Event(Decision decision) => new(decision.Seq, decision.Incident, decision.Kind, decision.Subject, decision.At, decision.Actor, decision.Reason, decision.Value);
}
