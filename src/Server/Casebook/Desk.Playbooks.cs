using Tocsin.Engine.Pipeline;
using Tocsin.Playbooks;
using Tocsin.Playbooks.Drafting;
using Tocsin.Playbooks.Proposing;
using Tocsin.Playbooks.Running;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <content>Countermeasures: software proposes and drafts, people approve and send.</content>
public sealed partial class Desk
{
    /// <summary>The runs of an incident, those of incidents that went into it too.</summary>
    public IReadOnlyList<PlaybookRun> RunsOf(IncidentCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var book = Runs();
        return [.. book.Runs.Where(r => book.IncidentOf(r).Id == card.Id)];
    }

    /// <summary>Starts a playbook.</summary>
    public void Start(IncidentCard card, Playbook playbook, string reason)
    {
        ArgumentNullException.ThrowIfNull(playbook);
        if (Incident(card.Id).Revision != card.Revision)
            throw new StoreException($"incident {card.Number} changed while you looked at it", "look again, then start it") { Refusal = StoreRefusal.Changed };
        if (card.State != "open")
            throw new StoreException($"incident {card.Number} is {card.State}", "open it again first");
        if (RunsOf(card).FirstOrDefault(r => r.Playbook?.Id == playbook.Id && r.Outcomes.Count == 0) is { } going)
            throw new StoreException($"{playbook.Name} was started by {going.Start.By} already", "go on with that run, or record its outcome first");
        Runs().Start(card, playbook, Acting(RunKinds.Start), reason);
    }

    /// <summary>Records that the caller did a step.</summary>
    public void Tick(PlaybookRun run, StepState step, string? answer, string note) => Ruled(() =>
    {
        string by = Acting(RunKinds.Step);
        RunRules.Tick(step, by, answer);
        Runs().Record(run, step, RunKinds.Step, by, note.Length > 0 ? note : answer is null ? "done" : $"answered {answer}", answer ?? "");
    });

    /// <summary>The draft of a step as the facts are now. Reading it changes nothing.</summary>
    public Draft Drafted(PlaybookRun run, StepState step)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(step);
        var card = Incident(Runs().IncidentOf(run).Id);
        var told = store.Told(card.Id);
        var members = store.Members(card.Id);
        var election = Election(card.Election);
        return DraftWriter.Write(run.Playbook!, step.Step, new DraftFacts
        {
            Id = card.Id,
            Number = card.Number,
            Incident = FileNames.In(told),
            Members = members with { Sightings = [.. members.Sightings.Select(FileNames.In)] },
            Election = election,
            Distance = VoteDistance.Of(election, told.Last),
            Names = new Pseudonymiser(store.PseudonymKey),
        });
    }

    /// <summary>Records that the caller drafted it: what is approved later is this text.</summary>
    public void KeepDraft(PlaybookRun run, StepState step, Draft draft) => Ruled(() =>
    {
        string by = Acting(RunKinds.Draft);
        RunRules.Draft(step, by, draft.Sha256);
        Runs().Record(run, step, RunKinds.Draft, by, $"drafted {step.Step.Draft}", draft.Sha256);
    });

    /// <summary>Approves what leaves the house, by a second person.</summary>
    public void Approve(PlaybookRun run, StepState step, string note) => Ruled(() =>
    {
        string by = Acting(RunKinds.Approve);
        RunRules.Approve(run, step, by);
        if (step.Draft is { } kept && Drafted(run, step).Sha256 != kept.Value)
            throw new StoreException("the facts changed since it was drafted", "draft it again, then it can be approved");
        Runs().Record(run, step, RunKinds.Approve, by, note.Length > 0 ? note : "approved", step.Draft?.Value ?? "");
    });

    /// <summary>Records what came of it.</summary>
    public void Outcome(PlaybookRun run, string text) => Ruled(() => Runs().Record(run, null, RunKinds.Outcome, Acting(RunKinds.Outcome), text, ""));

    /// <summary>An approved text as it leaves the house; logged before it is handed out.</summary>
    /// <exception cref="StoreException">Nobody approved it, or it changed since.</exception>
    public string Approved(PlaybookRun run, StepState step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var draft = Drafted(run, step);
        if (step.Approval is not { } approval || step.Draft?.Value != draft.Sha256)
            throw new StoreException("this text was not approved", "a second person approves what leaves the house");
        store.Note(Caller.Name, "export", Runs().IncidentOf(run).Id, $"approved text of {run.Subject(step)}");
        return draft.Under(DraftWriter.Approved(approval.By, approval.At));
    }

    private string Acting(string action) => store.RequireMay(Caller.Name, action);

    private static void Ruled(Action what)
    {
        try
        {
            what();
        }
        catch (RunRefusedException refused)
        {
            throw new StoreException(refused.Message, refused.Remedy, null);
        }
    }
}
