using System.Text;
using Tocsin.Casework;
using Tocsin.Cli.Output;
using Tocsin.Disk;
using Tocsin.Engine.Pipeline;
using Tocsin.Playbooks.Drafting;
using Tocsin.Playbooks.Proposing;
using Tocsin.Playbooks.Running;
using Tocsin.Storage;

namespace Tocsin.Cli.Playing;

/// <summary>Writes the drafts of a run to a directory and records who drafted what.</summary>
internal sealed class Drafting(CaseStore store, RunBook book, Terminal terminal, string directory, string by, string? revealedBecause)
{
    /// <summary>Writes them. Nothing is overwritten: a draft on the disk may have been filled in.</summary>
    public IReadOnlyList<WrittenDraft> Write(PlaybookRun run, IReadOnlyList<StepState> steps)
    {
        if (steps.Count == 0)
            throw new UserError("no open step of this run drafts anything", "'playbooks runs' shows where it stands");
        if (steps.FirstOrDefault(s => s.Step.Draft is null) is { } silent)
            throw new UserError($"the step '{silent.Step.Title}' drafts nothing", $"these do: {string.Join(", ", run.Steps.Where(s => s.Step.Draft is not null).Select(s => s.Step.Name))}");
        if (string.IsNullOrWhiteSpace(by))
            throw new UserError("nobody was named", "say who drafts: --by NAME");
        var card = book.IncidentOf(run);
        var facts = Facts(card);
        var drafts = steps.Select(s => (State: s, Draft: DraftWriter.Write(run.Playbook!, s.Step, facts))).ToList();
        string[] there = [.. drafts.SelectMany(d => Names(run, d.State, d.Draft)).Where(File.Exists)];
        if (there.Length > 0)
            throw new UserError($"there is a file {there[0]} already, and somebody may have worked on it", "name another directory: --out DIR");
        foreach (var (state, draft) in drafts)
            RunRules.Draft(state, by, draft.Sha256);

        // Before anything is written: a name that left the store without its line in the log cannot be called back.
        if (revealedBecause is { } reason)
            store.Note(by, "reveal", card.Id, $"names of accounts in drafts of {run.Id}: {reason.Trim()}");
        Directory.CreateDirectory(directory);
        return [.. drafts.Select(d => Put(run, d.State, d.Draft, card))];
    }

    private DraftFacts Facts(IncidentCard card)
    {
        var election = StoredElection.Of(store, card.Election);
        var told = store.Told(card.Id);
        return new DraftFacts
        {
            Id = card.Id,
            Number = card.Number,
            Incident = told,
            Members = store.Members(card.Id),
            Election = election,
            Distance = VoteDistance.Of(election, told.Last),
            Names = revealedBecause is null ? new Pseudonymiser(store.PseudonymKey) : null,
        };
    }

    private WrittenDraft Put(PlaybookRun run, StepState state, Draft draft, IncidentCard card)
    {
        var approval = state.Approval is { } given && state.Draft?.Value == draft.Sha256 ? given : null;
        string banner = approval is null ? DraftWriter.NotApproved : DraftWriter.Approved(approval.By, approval.At);
        string[] names = [.. Names(run, state, draft)];
        DurableFile.Write(names[0], Encoding.UTF8.GetBytes(draft.Under(banner)), secret: true, overwrite: false);
        for (int a = 0; a < draft.Attachments.Count; a++)
            DurableFile.Write(names[a + 1], Encoding.UTF8.GetBytes(draft.Attachments[a].Value), secret: true, overwrite: false);
        if (approval is null)
            book.Record(run, state, RunKinds.Draft, by, $"drafted {state.Step.Draft}{(revealedBecause is null ? "" : ", names revealed")}", draft.Sha256);
        else
            store.Note(by, "export", card.Id, $"approved text of {run.Subject(state)}");
        if (draft.ToFill > 0)
            terminal.Say($"{Path.GetFileName(names[0])}: {Words.Count(draft.ToFill, "place")} to fill by a person");
        return new WrittenDraft(state.Step.Name, state.Step.Title, names, draft.ToFill, draft.Sha256, approval?.By, state.Step.NeedsSecondPerson);
    }

    // Step names are lower-case words with hyphens, or ids: safe in a path.
    private IEnumerable<string> Names(PlaybookRun run, StepState state, Draft draft)
    {
        string stem = Path.Combine(directory, $"{run.Id[..13]}-{state.Step.Name}");
        return draft.Attachments.Select(a => $"{stem}-{a.Key}.csv").Prepend(stem + ".md");
    }
}
