using Tocsin.Exchange.Report;

namespace Tocsin.Exchange.Sites;

/// <summary>Networks of sites and clones, for people: one HTML file without scripts that asks nothing of any network.</summary>
public static class SitesReport
{
    private const int MostReasons = 60;
    private const int MostAlike = 20;
    private const int MostHosts = 200;
    private const int MostSites = 1000;
    private const int MostAside = 100;
    private const int MostNetworks = 100;
    private const int Long = 400;

    private const string Style = """
        section.net { border-top: .3rem solid var(--ink); margin-top: 3.2rem; padding-top: .6rem; } section.net h2 { margin-top: .4rem; }
        .tier { display: inline-block; font-weight: 650; font-size: .8125rem; line-height: 1; padding: .32em .6em .36em; border-radius: .2rem; margin-right: .6rem; color: var(--on); }
        .tier.t1 { background: var(--critical); } .tier.t2 { background: var(--medium); } .tier.t3 { background: var(--info); }
        ul.hosts { list-style: none; padding: 0; max-width: none; display: flex; flex-wrap: wrap; gap: .35rem .6rem; } ul.hosts li { margin: 0; background: var(--panel); padding: .15rem .6rem; }
        ol.reasons { list-style: none; padding: 0; max-width: 52rem; } ol.reasons > li { margin: 0; padding: .7rem 0 .6rem 8.6rem; border-bottom: 1px solid var(--rule); position: relative; }
        ol.reasons .tier { position: absolute; left: 0; top: .9rem; } ol.reasons .note { margin: .2rem 0 0; } ol.reasons p { margin: 0; max-width: none; }
        .bar { display: inline-block; height: .6rem; background: var(--core); vertical-align: baseline; margin-right: .5rem; } .meter { white-space: nowrap; }
        svg.web { width: 100%; max-width: 44rem; height: auto; background: var(--panel); margin: 1rem 0; } svg.web text { fill: var(--ink); font-size: 12px; }
        svg.web .t1 { stroke: var(--critical); stroke-width: 2.2; } svg.web .t2 { stroke: var(--medium); stroke-width: 1.6; stroke-dasharray: 7 4; } svg.web .t3 { stroke: var(--info); stroke-width: 1.2; stroke-dasharray: 1.5 4; }
        svg.web circle { fill: var(--core); stroke: var(--paper); stroke-width: 1.5; }
        table.sites td:first-child { min-width: 12rem; } @media (max-width: 42rem) { ol.reasons > li { padding-left: 0; } ol.reasons .tier { position: static; margin-bottom: .4rem; } }
        """;

    private static readonly string[] Tiers = ["", "conclusive", "associative", "circumstantial"];

    /// <summary>Writes the page.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="content">What to show.</param>
    public static void Write(TextWriter output, SitesContent content)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(content);
        var html = new HtmlWriter(output);
        PageShell.Open(html, "Sites that hang together", "Site fingerprints", "sites", "Skip to the sites", Style);
        Summary(html, content);
        foreach (var clone in content.Clones)
            Clone(html, clone);
        foreach (var network in content.Networks.Take(MostNetworks))
            Network(html, network);
        if (content.Networks.Count > MostNetworks)
            html.Element("p", ReportNumbers.More(content.Networks.Count - MostNetworks, "network", "sites.json"), ("class", "rest"));
        List(html, "What links nobody", "Looks like a link and is none: what copying brings along, and ids of examples, templates and platforms.", content.Aside);
        List(html, "What was fetched", "Each request that left this machine.", content.Fetched);
        SiteTable.Write(html, content.Sites, MostSites);
        Method(html);
        PageShell.Close(html, "Made by Tocsin. Software shows what sites share; a person says who runs them.");
    }

    private static void Summary(HtmlWriter html, SitesContent content)
    {
        int clones = content.Clones.Count(c => c.Grade == 2), judged = content.Sites.Count(s => !s.Protected);
        int[] tiers = [.. Enumerable.Range(1, 3).Select(t => content.Networks.Count(n => n.Tier == t))];
        html.Element("h1", "Sites that hang together");
        html.Open("div", ("class", clones + tiers[0] + tiers[1] > 0 ? "verdict" : "verdict calm"));
        string clone = clones > 0 ? $"{ReportNumbers.Count(clones, "site")} {(clones == 1 ? "imitates" : "imitate")} a protected one. " : "";
        int linked = content.Networks.Where(n => n.Tier == 1).SelectMany(n => n.Hosts).Distinct().Count(), likely = content.Networks.Where(n => n.Tier <= 2).SelectMany(n => n.Hosts).Distinct().Count() - linked;
        html.Element("p", clone + (linked + likely == 0 ? "No two sites show a common operator."
            : $"{(linked > 0 ? $"{ReportNumbers.Count(linked, "site")} of {ReportNumbers.Count(judged)} share accounts that work for their owner alone" : "")}{(linked > 0 && likely > 0 ? "; " : "")}{(likely > 0 ? $"{ReportNumbers.Count(likely)} {(linked > 0 ? "more are" : "sites are")} likely linked" : "")}."), ("class", "lead"));
        html.Element("p", "A mark in common is evidence about sites, not about people. Read the innocent reason under each before you name anybody.").Close("div");
        html.Open("dl", ("class", "figures"));
        Figure("sites", judged);
        Figure("conclusive networks", tiers[0]);
        Figure("associative networks", tiers[1]);
        Figure("circumstantial networks", tiers[2]);
        Figure("clones of protected sites", clones);
        html.Close("dl");

        void Figure(string name, int value) => html.Open("div").Element("dt", name).Element("dd", ReportNumbers.Count(value)).Close("div");
    }

    private static void Clone(HtmlWriter html, CloneEntry clone)
    {
        html.Open("section", ("class", "net"));
        html.Element("span", clone.Grade switch { 2 => "clone", 1 => "copied words", _ => "built alike" }, ("class", $"tier t{3 - clone.Grade}"));
        html.Open("h2").Foreign(clone.Host, 120).Text(clone.Grade switch { 2 => " imitates ", 1 => " repeats the words of ", _ => " is built like " }).Foreign(clone.Of, 120).Close("h2");
        html.Open("p", ("class", "note")).Text("Page ").Foreign(clone.Page, 160).Text(clone.Archived ? "; saved from an archive of the web, whose copies are honest." : ".").Close("p");
        html.Open("table").Open("tbody");
        Meter("Structure in common", clone.Structure);
        Meter("Its words that stand on the original", clone.Words);
        Meter("The original's words that stand on it", clone.WordsOfOriginal);
        html.Close("tbody").Close("table");
        if (clone.Same.Count > 0)
        {
            html.Element("h4", "What it has of the original").Open("ul");
            foreach (string same in clone.Same)
                html.Open("li").Foreign(ReportNumbers.Capital(same), Long).Text(".").Close("li");
            html.Close("ul");
        }

        html.Element("p", "Or: a mirror with permission, a saved copy or an archive, a partner's page, a school exercise, satire that says so; for likeness of structure alone, the same theme or builder.", ("class", "note")).Close("section");

        void Meter(string name, double? measured)
        {
            html.Open("tr").Element("th", name, ("scope", "row")).Open("td", ("class", "meter"));
            if (measured is not { } share)
            {
                html.Text("too little on the page to say").Close("td").Close("tr");
                return;
            }

            html.Element("span", "", ("class", "bar"), ("style", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"width: {Math.Clamp(share, 0, 1) * 14:0.##}rem")));
            html.Text(ReportNumbers.Percent(share)).Close("td").Close("tr");
        }
    }

    private static void Network(HtmlWriter html, SiteNetworkEntry network)
    {
        html.Open("section", ("class", "net"));
        html.Element("span", Tiers[network.Tier], ("class", $"tier t{network.Tier}"));
        html.Element("h2", $"Network {network.Number}: {ReportNumbers.Count(network.Hosts.Count, "site")}");
        html.Open("p", ("class", "summary")).Text(network.Worth);
        if (network.Parts.Count > 0)
            html.Text($" It holds {(network.Parts.Count == 1 ? "network" : "networks")} {string.Join(", ", network.Parts)}, joined more firmly.");
        html.Close("p").Open("ul", ("class", "hosts"));
        foreach (string host in network.Hosts.Take(MostHosts))
            html.Open("li").Foreign(host, 120).Close("li");
        html.Close("ul");
        if (network.Hosts.Count > MostHosts)
            html.Element("p", ReportNumbers.More(network.Hosts.Count - MostHosts, "site", "sites.json"), ("class", "rest"));
        SiteWeb.Draw(html, network);
        html.Open("ol", ("class", "reasons"));
        foreach (var reason in network.Because.Take(MostReasons))
        {
            html.Open("li").Element("span", Tiers[reason.Tier], ("class", $"tier t{reason.Tier}")).Open("p").Foreign(reason.Sentence, Long).Close("p");
            html.Element("p", $"Or: {reason.Innocent}.", ("class", "note")).Close("li");
        }

        foreach (var alike in network.Alike.Take(MostAlike))
        {
            html.Open("li").Element("span", Tiers[3], ("class", "tier t3")).Open("p").Foreign(alike.A, 120).Text(" and ").Foreign(alike.B, 120)
                .Text($" are alike{(alike.Structure > 0 ? $": structure {ReportNumbers.Percent(alike.Structure)}" : ":")}{(alike.Structure > 0 && alike.Text > 0 ? "," : "")}{(alike.Text > 0 ? $" words {ReportNumbers.Percent(alike.Text)}" : "")}.").Close("p");
            html.Element("p", alike.Text > 0 ? "Or: a news agency's report, a press release, a mirror, a quotation." : "Or: the same theme or builder.", ("class", "note")).Close("li");
        }

        html.Close("ol");
        int rest = Math.Max(0, network.Because.Count - MostReasons) + Math.Max(0, network.Alike.Count - MostAlike);
        if (rest > 0)
            html.Element("p", ReportNumbers.More(rest, "reason", "sites.json"), ("class", "rest"));
        html.Close("section");
    }

    private static void List(HtmlWriter html, string title, string says, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        html.Open("section").Element("h2", title).Element("p", says).Open("ul");
        foreach (string line in lines.Take(MostAside))
            html.Open("li").Foreign(line, Long).Close("li");
        html.Close("ul");
        if (lines.Count > MostAside)
            html.Element("p", ReportNumbers.More(lines.Count - MostAside, "line", "sites.json"), ("class", "rest"));
        html.Close("section");
    }

    private static void Method(HtmlWriter html) => html.Open("section").Element("h2", "How it was judged")
        .Element("p", "Conclusive: an account for counting, advertising or proof of ownership, which works for its owner alone. Associative: marks of two different kinds, such as an icon and a supplier of pieces; one alone is circumstantial. Circumstantial: one such mark, or like words. A theme in common and a like structure are told and join nobody.")
        .Element("p", "What more sites have in common than one operator usually runs counts one tier less. What a protected site has too links nobody. Ids of documentation, templates and platforms do not count. Every mark can be copied or forged: a network says what pages share, and a person has to look who runs them.").Close("section");
}
