using Spectre.Console;
using Tocsin.Cli.Output;
using Tocsin.Cli.Summary;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Storage.Outlets;

namespace Tocsin.Cli.Outlets;

/// <summary>Outlets of the register for people at a terminal.</summary>
internal sealed class OutletPrinter(Terminal terminal)
{
    private const int Shown = 500;
    private const int HostsShown = 20;

    private static readonly (string Heading, string[] Kinds)[] Sections =
    [
        ("Names and addresses", [OutletFactKinds.Name, OutletFactKinds.Domain, OutletFactKinds.Mirror, OutletFactKinds.Account, OutletFactKinds.Country]),
        ("Who is behind it, and who says so", [OutletFactKinds.Owner, OutletFactKinds.Link, OutletFactKinds.StateLink, OutletFactKinds.Listing]),
        ("Decisions", [OutletFactKinds.Accreditation, OutletFactKinds.Sanction]),
    ];

    /// <summary>A list.</summary>
    public void List(IReadOnlyList<RegisteredOutlet> outlets, int all)
    {
        if (outlets.Count == 0)
        {
            terminal.Out.WriteLine(all == 0 ? "The register is empty. 'outlets import FILE…' fills it." : "No outlet of the register fits.");
            return;
        }

        using var page = new Page(terminal);
        var table = page.NewTable("no.", "outlet", "domains", "in force, and who says so");
        foreach (var outlet in outlets)
        {
            var domains = outlet.Domains;
            table.AddRow(
                new Markup(Words.Count(outlet.Number)),
                new Markup(SafeText.Markup(SafeText.Shorten(outlet.Name, 80))),
                new Markup(SafeText.Markup(SafeText.Shorten(string.Join(", ", domains.Take(3)) + (domains.Count > 3 ? $" and {domains.Count - 3} more" : ""), 80))),
                new Markup(SafeText.Markup(SafeText.Shorten(string.Join("; ", OutletWords.Statuses(outlet)), 200))));
        }

        page.Add(table);
        page.Paragraph($"[dim]{Words.Count(outlets.Count)} of {Words.Count(all, "outlet")}. 'outlets show NUMBER' tells who says what on what ground.[/]", 0);
        page.Print();
    }

    /// <summary>One in full.</summary>
    public void Show(RegisteredOutlet outlet, DateOnly? asOf, OutletCheck? seen)
    {
        using var page = new Page(terminal);
        page.Paragraph($"{Words.Count(outlet.Number)}  [bold]{SafeText.Markup(SafeText.Shorten(outlet.Name, Shown))}[/]", 0);
        page.Labelled("Id", SafeText.Markup(outlet.Id));
        if (asOf is { } day)
            page.Labelled("As known", $"at the end of {OutletWords.Day(day)} (UTC)");
        page.Labelled("In force", SafeText.Markup(OutletWords.Statuses(outlet) is { Count: > 0 } statuses ? string.Join("; ", statuses) : "nothing is said about it"));
        foreach (var (heading, kinds) in Sections)
        {
            var standing = outlet.Standing.Where(f => kinds.Contains(f.Said.Kind)).ToList();
            if (standing.Count > 0)
                page.Heading(heading);
            foreach (var fact in standing)
                Fact(page, outlet, fact);
        }

        var past = outlet.Facts.Where(f => OutletFactKinds.Statements.Contains(f.Said.Kind) && !outlet.InForce(f)).ToList();
        if (past.Count > 0)
            page.Heading("Not in force");
        foreach (var fact in past)
            Fact(page, outlet, fact);
        if (seen is not null)
            Seen(page, seen);
        page.Gap();
        page.Print();
    }

    /// <summary>The register against the store.</summary>
    public void Check(OutletCheck check, int outlets)
    {
        using var page = new Page(terminal);
        page.Paragraph($"{Words.Count(check.Seen.Count)} of {Words.Count(outlets, "outlet")} of the register were seen.{(check.Whole ? "" : " There are more posts with their words than were looked at: counts are at least so many.")}", 0);
        foreach (var seen in check.Seen)
        {
            page.Heading($"{seen.Outlet.Number}  {SafeText.Shorten(seen.Outlet.Name, 100)}");
            page.Labelled("In force", SafeText.Markup(SafeText.Shorten(string.Join("; ", OutletWords.Statuses(seen.Outlet)), Shown)));
            Hosts(page, seen.Hosts);
        }

        if (check.Candidates.Count > 0)
            page.Heading("May be mirrors: proposals, for a person to look at");
        foreach (var candidate in check.Candidates)
        {
            Hosts(page, [candidate.Host]);
            page.Labelled("", SafeText.Markup($"of {string.Join(", ", candidate.Outlets.Take(4).Select(o => $"outlet {o.Number} ({SafeText.Shorten(o.Name, 60)})"))}? {SafeText.Shorten(candidate.Because, 300)}"));
        }

        if (check.Candidates.Count > 0)
            page.Paragraph("[dim]'outlets record OUTLET --mirror HOST' records one.[/]");
        page.Print();
    }

    private static void Fact(Page page, RegisteredOutlet outlet, OutletFact fact)
    {
        string state = outlet.InForce(fact) ? "" : $" [bold]{SafeText.Markup(SafeText.Shorten(OutletWords.State(outlet, fact), Shown))}[/]";
        page.Labelled($"fact {fact.Seq}", $"{SafeText.Markup(SafeText.Shorten(fact.Said.By, 120))}: [bold]{SafeText.Markup(SafeText.Shorten(OutletWords.What(fact.Said), 200))}[/]{state}");
        page.Labelled("", $"[dim]{SafeText.Markup(SafeText.Shorten(OutletWords.Details(fact), Shown))}[/]");
    }

    private static void Seen(Page page, OutletCheck seen)
    {
        page.Heading("Seen in the store");
        if (seen.Seen.Count == 0)
            page.Paragraph("in no post and no finding");
        foreach (var outlet in seen.Seen)
            Hosts(page, outlet.Hosts);
        if (!seen.Whole)
            page.Paragraph("There are more posts with its words than were looked at: counts are at least so many.");
    }

    private static void Hosts(Page page, IReadOnlyList<SeenHost> hosts)
    {
        foreach (var host in hosts.OrderByDescending(h => h.Incidents.Count).ThenByDescending(h => h.Posts).Take(HostsShown))
        {
            string when = host is { First: { } first, Last: { } last } ? $", {OutletWords.Day(first)} to {OutletWords.Day(last)}" : "";
            string incidents = host.Incidents.Count == 0 ? "" : $"; incidents {string.Join(", ", host.Incidents.Take(10).Select(i => $"{i.Number} of {i.Election}"))}";
            page.Labelled("", SafeText.Markup($"{host.Host}: {Words.Count(host.Posts, "post")}{when}, {Words.Count(host.Findings.Count, "finding")}{incidents}"));
        }

        if (hosts.Count > HostsShown)
            page.Labelled("", $"and {Words.Count(hosts.Count - HostsShown, "more host")} with --json");
    }
}
