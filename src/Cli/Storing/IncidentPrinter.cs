using Spectre.Console;
using Tocsin.Casework;
using Tocsin.Cli.Output;
using Tocsin.Cli.Summary;
using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Incidents.Weighing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Storage;

namespace Tocsin.Cli.Storing;

/// <summary>Incidents of the store for people at a terminal.</summary>
internal sealed class IncidentPrinter(Terminal terminal, ZonedClock clock)
{
    private const int Shown = 400;
    private const int ReasonsShown = 8;
    private const int AccountsShown = 10;
    private const int MembersShown = 20;

    /// <summary>A list.</summary>
    public void List(IReadOnlyList<IncidentCard> cards, bool all)
    {
        if (cards.Count == 0)
        {
            terminal.Out.WriteLine(all ? "There is no incident in the store." : "No incident is open. 'incidents list --all' also shows those dismissed, closed and merged.");
            return;
        }

        using var page = new Page(terminal);
        var table = page.NewTable("no.", "severity", "what", "first act", "last act", "state");
        foreach (var card in cards)
        {
            table.AddRow(
                new Markup(Words.Count(card.Number)),
                new Markup(card.Severity.Markup()),
                new Markup(SafeText.Markup(SafeText.Shorten(card.Title, 160))),
                new Markup(card.First is { } first ? clock.Compact(first) : "-"),
                new Markup(card.Last is { } last ? clock.Compact(last) : "-"),
                new Markup(SafeText.Markup(card.MergedInto is null ? card.State : "merged")));
        }

        page.Add(table);
        page.Paragraph($"[dim]Times in {SafeText.Markup(clock.Name)}. 'incidents show NUMBER' tells more.[/]", 0);
        page.Print();
    }

    /// <summary>One in full.</summary>
    public void Show(IncidentCard card, FusedIncident told, Characterisation characterisation, IReadOnlyList<Decision> decisions, IReadOnlyList<(string Id, string Sentence)> members, IReadOnlyList<string> ahead)
    {
        using var page = new Page(terminal);
        page.Paragraph($"{Words.Count(card.Number)}  {card.Severity.Markup()}  [bold]{SafeText.Markup(card.Title)}[/]", 0);
        page.Labelled("Election", SafeText.Markup(card.Election));
        page.Labelled("State", SafeText.Markup(State(card)));
        page.Labelled("When", SafeText.Markup(card is { First: { } first, Last: { } last } ? $"{clock.Second(first)} to {clock.Second(last)} ({clock.Name})" : "nothing in it has a time"));
        if (ahead.Count > 0)
            page.Labelled("Calendar", SafeText.Markup(string.Join("; ", ahead)));
        if (decisions.LastOrDefault(d => d.Kind is "hold" or "release") is { Kind: "hold" } hold)
            page.Labelled("Legal hold", SafeText.Markup($"by {hold.Actor}: {hold.Reason}"));
        foreach (var chain in told.Chains)
            Chain(page, chain);
        foreach (var group in told.Groups)
            Group(page, group);
        if (told.Loose.Count > 0)
            page.Heading("Seen beside it");
        foreach (var sighting in told.Loose)
            page.Labelled(StageWords.Title(sighting.Stage), SafeText.Markup(SafeText.Shorten(sighting.Sentence, Shown)), 18);
        page.Heading("Why one incident, why so grave");
        Lines(page, "Joined", told.JoinedBecause);
        Lines(page, "Severity", told.SeverityReasons);
        page.Heading($"{Words.Count(members.Count, "finding and sighting", "findings and sightings")}");
        var sentences = members.GroupBy(m => m.Sentence, StringComparer.Ordinal).Select(g => (g.Key, Ids: g.Select(m => m.Id).ToList())).ToList();
        foreach (var (sentence, ids) in sentences.Take(MembersShown))
        {
            page.Labelled(Short(ids[0]), SafeText.Markup(SafeText.Shorten(sentence, Shown)), 20);
            if (ids.Count > 1)
                page.Labelled("", $"[dim]and {Words.Count(ids.Count - 1)} of the same words: {SafeText.Markup(string.Join(", ", ids.Skip(1).Take(ReasonsShown).Select(Short)))}[/]", 20);
        }

        if (sentences.Count > MembersShown)
            page.Labelled("", $"and {Words.Count(sentences.Count - MembersShown)} more with --json", 20);
        Characterised(page, characterisation, decisions);
        Weighed(page, Weighing.Of(decisions).Matrix(told.Members));
        Decided(page, decisions);
        page.Gap();
        page.Print();
    }

    /// <summary>What became of incidents.</summary>
    public void Changes(IReadOnlyList<IncidentChange> changes)
    {
        foreach (var change in changes)
            terminal.Out.WriteLine($"incident {change.Number} {change.What}: {SafeText.Clean(change.Title)}");
    }

    private static string State(IncidentCard card) => card.MergedInto is { } into ? $"merged into {into}"
        : card.SplitFrom is { } from ? $"{card.State}, split from {from}"
        : card.State;

    private void Chain(Page page, Engine.Model.Sightings.AttackChain chain)
    {
        page.Heading("Steps in time");
        foreach (var step in chain.Steps)
        {
            page.Labelled(step.First is { } first ? clock.Minute(first) : "no time", $"[bold]{StageWords.Title(step.Stage)}[/]: {SafeText.Markup(SafeText.Shorten(step.Sentence, Shown))}", 22);
            string when = string.Join("; ", new[] { step.Calendar, step.TimeNote }.Where(t => t.Length > 0));
            if (when.Length > 0)
                page.Labelled("", $"[dim]{SafeText.Markup(when)}[/]", 22);
        }
    }

    private static void Group(Page page, Incident group)
    {
        page.Heading("Accounts acting together");
        page.Paragraph(SafeText.Markup(group.Summary));
        foreach (var place in group.Calendar)
            page.Labelled("Calendar", SafeText.Markup(place.Text));
        page.Labelled("Accounts", SafeText.Markup(string.Join(", ", group.Accounts.Take(AccountsShown).Select(a => a.Account)) + (group.Accounts.Count > AccountsShown ? $" and {Words.Count(group.Accounts.Count - AccountsShown)} more" : "")));
        if (group.Breakout.Category > 0)
            page.Labelled("Breakout", SafeText.Markup($"proposed category {group.Breakout.Category} of 6, for a person to confirm"));
    }

    private static void Characterised(Page page, Characterisation characterisation, IReadOnlyList<Decision> decisions)
    {
        var standing = StandingCriteria.Of(decisions);
        page.Heading("The four criteria: all must hold, by a person's hand");
        foreach (var proposal in characterisation.Criteria)
        {
            string decided = standing.Of(proposal.Criterion) is { } by ? $"[bold]{SafeText.Markup(by.Value)}[/], judged by {SafeText.Markup(by.Actor)}" : "[bold]not judged[/]";
            string indicated = proposal.Indicated ? $"the data speak for it ({proposal.Confidence.ToString().ToLowerInvariant()} confidence): {string.Join("; ", proposal.Reasons)}" : "nothing in the data speaks for it";
            page.Labelled(CriterionWords.Code(proposal.Criterion), $"{decided}; {SafeText.Markup(SafeText.Shorten(indicated, Shown))}", 26);
            page.Labelled("", $"[dim]would settle it: {SafeText.Markup(proposal.Missing)}[/]", 26);
        }

        page.Labelled("", SafeText.Markup(standing.Sentence), 26);
        foreach (var (letter, words) in characterisation.Abcde)
            page.Labelled(letter, SafeText.Markup(SafeText.Shorten(words, Shown)));
        var judged = JudgedTechniques.Of(decisions);
        foreach (var technique in characterisation.Techniques)
            page.Labelled($"{technique.Framework} {technique.Id}", $"{SafeText.Markup($"{technique.Name}: {technique.Because}")}; {Word(judged.Technique(technique.Framework, technique.Id))}", 20);
        foreach (var decision in judged.Techniques.Where(d => !characterisation.Techniques.Any(t => d.Subject == $"{t.Framework} {t.Id}")))
            page.Labelled(SafeText.Markup(decision.Subject), Word(decision), 20);
        if (characterisation.Breakout > 0 || judged.Breakout is not null)
            page.Labelled("Breakout Scale", $"{(characterisation.Breakout > 0 ? $"category {characterisation.Breakout} of 6 proposed" : "nothing proposed")}; {Word(judged.Breakout)}", 20);
    }

    private static string Word(Decision? decision) => decision is null ? "[bold]not judged[/]" : $"[bold]{SafeText.Markup(decision.Value)}[/], judged by {SafeText.Markup(decision.Actor)}";

    private static void Weighed(Page page, HypothesisMatrix matrix)
    {
        if (matrix.Rows.Count == 0)
            return;
        page.Heading("Competing hypotheses, as people weighed them");
        foreach (var row in matrix.Rows)
        {
            page.Labelled(row.Hypothesis.Label, SafeText.Markup($"{SafeText.Shorten(row.Hypothesis.Text, Shown)} ({row.Hypothesis.Kind})"));
            page.Labelled("", SafeText.Markup($"against it {row.Against.Count} (strength {row.Inconsistency}), for it {row.For.Count}, neutral {row.Neutral.Count}{(row.Against.Count > 0 ? $"; against: {string.Join(", ", row.Against.Take(ReasonsShown).Select(Short))}" : "")}"));
        }

        if (matrix.Separating.Count > 0)
            page.Labelled("Separates", SafeText.Markup(string.Join(", ", matrix.Separating.Take(ReasonsShown).Select(Short))));
        if (matrix.Idle.Count > 0)
            page.Labelled("Does not", SafeText.Markup(string.Join(", ", matrix.Idle.Take(ReasonsShown).Select(Short))));
        Lines(page, "To ask", [.. matrix.Next.Select(n => n.Contains("--", StringComparison.Ordinal) ? string.Join(' ', n.Split(' ').Select(Short)) : n)]);
    }

    private void Decided(Page page, IReadOnlyList<Decision> decisions)
    {
        page.Heading("Decided by people");
        if (decisions.Count == 0)
            page.Paragraph("Nothing yet. 'incidents judge', 'note', 'dismiss', 'merge' and 'split' record what a named person decides.");
        foreach (var decision in decisions)
        {
            string what = string.Join(' ', new[] { decision.Kind, decision.Subject, decision.Value.Length > 0 ? $"= {decision.Value}" : "", decision.Confidence.Length > 0 ? $"({decision.Confidence} confidence)" : "" }.Where(t => t.Length > 0));
            page.Labelled(clock.Minute(decision.At), $"[bold]{SafeText.Markup(what)}[/], {SafeText.Markup(decision.Actor)}: {SafeText.Markup(decision.Reason)}", 22);
            if (decision.Evidence.Count > 0)
                page.Labelled("", $"[dim]relying on {SafeText.Markup(string.Join(", ", decision.Evidence.Select(Short)))}[/]", 22);
        }
    }

    private static void Lines(Page page, string label, IReadOnlyList<string> lines)
    {
        foreach (string line in lines.Take(ReasonsShown))
        {
            page.Labelled(label, SafeText.Markup(SafeText.Shorten(line, Shown)));
            label = "";
        }

        if (lines.Count > ReasonsShown)
            page.Labelled("", $"and {Words.Count(lines.Count - ReasonsShown, "more reason")}");
    }

    private static string Short(string id) => id.Length > 19 ? id[..(id.IndexOf("--", StringComparison.Ordinal) + 10)] : id;
}
