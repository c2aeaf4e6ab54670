using Spectre.Console;
using Tocsin.Cli.Output;
using Tocsin.Cli.Summary;
using Tocsin.Engine.Incidents.Chains;
using Tocsin.Playbooks;
using Tocsin.Playbooks.Proposing;
using Tocsin.Playbooks.Running;
using Tocsin.Storage;

namespace Tocsin.Cli.Playing;

/// <summary>Playbooks, proposals and runs for people at a terminal.</summary>
internal sealed class PlaybookPrinter(Terminal terminal)
{
    private static readonly string[] Reach = ["", "own house only", "few, by request", "others, by request", "rights of others", "may lead to measures against persons"];

    /// <summary>The library.</summary>
    public void List(IReadOnlyList<Playbook> playbooks)
    {
        using var page = new Page(terminal);
        foreach (var playbook in playbooks)
            page.Labelled(playbook.Name, $"[bold]{SafeText.Markup(playbook.Title)}[/]. {SafeText.Markup(playbook.Description)}", 24, 0);
        page.Paragraph("[dim]'playbooks show NAME' tells the steps, the legal basis and what speaks against it. Tocsin starts none and sends nothing.[/]", 0);
        page.Print();
    }

    /// <summary>One in full.</summary>
    public void Show(Playbook playbook)
    {
        using var page = new Page(terminal);
        page.Paragraph($"[bold]{SafeText.Markup(playbook.Title)}[/]  {SafeText.Markup(playbook.Name)}", 0);
        page.Paragraph(SafeText.Markup(playbook.Description));
        if (playbook.Tailoring is { } tailoring)
        {
            page.Labelled("Fits", SafeText.Markup(Fits(tailoring.Fits)), 16);
            page.Labelled("Intrusiveness", $"{tailoring.Intrusiveness} of 5: {Reach[tailoring.Intrusiveness]}", 16);
            page.Labelled("Proportionality", SafeText.Markup(tailoring.Proportionality), 16);
        }

        page.Heading("Steps");
        for (int n = 0; n < playbook.Steps.Count; n++)
            Step(page, playbook, n);
        if (playbook.Tailoring is { } law)
        {
            page.Heading("On what it rests");
            foreach (var basis in law.LegalBasis)
                page.Paragraph($"[bold]{SafeText.Markup(basis.Reference)}[/] ({SafeText.Markup(basis.Jurisdiction)}): {SafeText.Markup(basis.Says)}");
            page.Paragraph(SafeText.Markup(law.LegalCheck));
            page.Heading("What speaks against it");
            foreach (string against in law.SpeaksAgainst)
                page.Paragraph(SafeText.Markup(against));
        }

        page.Gap();
        page.Print();
    }

    /// <summary>What is wrong with a file.</summary>
    public void Checked(string file, PlaybookReading reading)
    {
        foreach (var problem in reading.Problems)
            terminal.Out.WriteLine($"{(problem.IsError ? "error " : "remark")}  {SafeText.Clean(problem.Where)}: {SafeText.Clean(problem.What)}");
        terminal.Out.WriteLine(reading.Playbook is { } playbook
            ? $"{SafeText.Clean(file)} can be used: {SafeText.Clean(playbook.Title)}, {Words.Count(playbook.Steps.Count, "step")}"
            : $"{SafeText.Clean(file)} cannot be used: {Words.Count(reading.Problems.Count(p => p.IsError), "error")}");
    }

    /// <summary>What fits an incident.</summary>
    public void Proposals(IncidentCard card, VoteDistance distance, IReadOnlyList<PlaybookProposal> proposals)
    {
        if (proposals.Count == 0)
        {
            terminal.Out.WriteLine($"Nothing is proposed for incident {card.Number}: {(card.State == "open" ? "no playbook fits what is in it, or it is for the record only" : $"it is {card.State}")}.");
            return;
        }

        using var page = new Page(terminal);
        page.Paragraph($"[bold]{SafeText.Markup(card.Title)}[/]{(distance.Text.Length > 0 ? $", {SafeText.Markup(distance.Text)}" : "")}", 0);
        page.Paragraph("The least intrusive first. A person starts what they think right, or nothing: 'playbooks start'.", 0);
        foreach (var proposal in proposals)
        {
            page.Heading($"{proposal.Playbook.Name}, intrusiveness {proposal.Playbook.Tailoring!.Intrusiveness} of 5");
            Labelled(page, "Fits", proposal.Reasons);
            page.Labelled("Proportion", SafeText.Markup(proposal.Playbook.Tailoring.Proportionality), 14);
            Labelled(page, "Rests on", [.. proposal.Playbook.Tailoring.LegalBasis.Select(b => b.Reference)]);
            Labelled(page, "Against", proposal.Against);
            if (proposal.Before.Length > 0)
                page.Labelled("Before", SafeText.Markup(proposal.Before), 14);
        }

        page.Gap();
        page.Paragraph(SafeText.Markup(proposals[0].Playbook.Tailoring!.LegalCheck), 0);
        page.Print();
    }

    /// <summary>What was drafted.</summary>
    public void Drafts(IReadOnlyList<WrittenDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            terminal.Out.WriteLine($"{SafeText.Clean(draft.Title)}: {(draft.ApprovedBy is { } by ? $"approved by {SafeText.Clean(by)}" : draft.Leaves ? "draft, a second person approves it before it leaves the house" : "draft, stays in the house")}");
            foreach (string file in draft.Files)
                terminal.Out.WriteLine($"  {SafeText.Clean(file)}");
        }

        terminal.Out.WriteLine("Nothing was sent.");
    }

    /// <summary>The runs.</summary>
    public void Runs(IReadOnlyList<(PlaybookRun Run, IncidentCard Card)> runs, Func<IncidentCard, ZonedClock> clocks)
    {
        if (runs.Count == 0)
        {
            terminal.Out.WriteLine("No playbook was started. 'playbooks propose INCIDENT' says which fit.");
            return;
        }

        using var page = new Page(terminal);
        foreach (var (run, card) in runs)
        {
            var clock = clocks(card);
            page.Heading($"{run.Start.Value} for incident {card.Number}");
            page.Labelled("Run", SafeText.Markup(run.Id), 14);
            page.Labelled("Started", $"{SafeText.Markup(run.Start.By)}, {clock.Minute(run.Start.At)} ({SafeText.Markup(clock.Name)}): {SafeText.Markup(run.Start.Text)}", 14);
            if (run.Playbook is null)
                page.Labelled("Playbook", "not in the library; name its directory: --playbooks DIR", 14);
            for (int n = 0; n < run.Steps.Count; n++)
                page.Labelled($"{n + 1} {Mark(run.Steps[n])}", State(run.Steps[n], clock), 14);
            foreach (var outcome in run.Outcomes)
                page.Labelled("Outcome", $"{SafeText.Markup(outcome.Text)} ({SafeText.Markup(outcome.By)}, {clock.Minute(outcome.At)})", 14);
            if (run.Outcomes.Count == 0)
                page.Labelled("Outcome", "not recorded yet", 14);
        }

        page.Gap();
        page.Print();
    }

    private static string Mark(StepState state) => state.Word switch { "done" => "done", "waiting-for-approval" => "waits", "needless" => "-", var word => word };

    private static string State(StepState state, ZonedClock clock)
    {
        var parts = new List<string> { $"[bold]{SafeText.Markup(state.Step.Title)}[/] ({SafeText.Markup(state.Step.Name)})" };
        if (state.Done is { } done)
            parts.Add($"{SafeText.Markup(done.By)}, {clock.Minute(done.At)}: {SafeText.Markup(done.Text)}");
        if (state.Draft is { } draft)
            parts.Add($"drafted by {SafeText.Markup(draft.By)}, {clock.Minute(draft.At)}");
        if (state.Approval is { } approval)
            parts.Add($"approved by {SafeText.Markup(approval.By)}, {clock.Minute(approval.At)}");
        if (state.WaitsForApproval)
            parts.Add("waiting for a second person to approve it");
        return string.Join("; ", parts);
    }

    private static void Step(Page page, Playbook playbook, int n)
    {
        var step = playbook.Steps[n];
        string who = string.Join(" to ", new[] { step.Agent, string.Join(", ", step.Targets) }.Where(t => t.Length > 0));
        string condition = step.Under is { } question ? $" (if {(step.UnderAnswer ? "yes" : "no")} at {Number(playbook, question)})" : "";
        page.Labelled($"{n + 1} {step.Name}", $"[bold]{SafeText.Markup(step.Title)}[/]{condition}{(who.Length > 0 ? $". {SafeText.Markup(who)}" : "")}{(step.NeedsSecondPerson ? ". [bold]Leaves the house: a second person approves[/]" : "")}{(step.Draft is { } draft ? $". Drafts {SafeText.Markup(draft)}" : "")}", 20);
        foreach (string text in step.Instructions)
            page.Labelled("", SafeText.Markup(text), 20);
    }

    private static int Number(Playbook playbook, string id) => playbook.Steps.TakeWhile(s => s.Id != id).Count() + 1;

    private static void Labelled(Page page, string label, IReadOnlyList<string> lines)
    {
        foreach (string line in lines)
        {
            page.Labelled(label, SafeText.Markup(line), 14);
            label = "";
        }
    }

    private static string Fits(Fit fit)
    {
        var parts = new List<string> { string.Join(", ", fit.Stages.Select(s => StageWords.Title(s).ToLowerInvariant())), $"from severity {fit.MinimumSeverity.ToString().ToLowerInvariant()}" };
        if (fit.HoursBeforeVote is { } hours)
            parts.Add($"at most {hours} hours before the vote");
        if (fit.MinimumStages > 1)
            parts.Add($"at least {fit.MinimumStages} stages");
        if (fit.MinimumBreakout > 0)
            parts.Add($"from breakout category {fit.MinimumBreakout}");
        if (fit.Needs.Count > 0)
            parts.Add($"with {string.Join(", ", fit.Needs)}");
        return string.Join("; ", parts);
    }
}
