using Tocsin.Cli.Output;
using Tocsin.Sites;
using Tocsin.Sites.Clones;
using Tocsin.Sites.Linking;
using Tocsin.Sites.Marks;

namespace Tocsin.Cli.Sites;

/// <summary>Networks and clones on the terminal, for people or for programs.</summary>
internal static class SitesPrinter
{
    private const int HostsShown = 12;
    private const int ReasonsShown = 8;
    private const int AlikeShown = 4;
    private const int LinksNobodyShown = 10;
    private const int Long = 400;

    /// <summary>As text.</summary>
    public static void Text(Terminal terminal, IReadOnlyList<Site> sites, SiteLinks links, IReadOnlyList<CloneFinding> clones)
    {
        foreach (var clone in clones)
            terminal.Out.WriteLine($"{clone.Grade switch { CloneGrade.Clone => "CLONE", CloneGrade.CopiedText => "COPIED", _ => "ALIKE" },-8} {SafeText.Shorten(clone.Sentence, Long * 2)}\n");
        foreach (var network in links.Networks)
            Network(terminal, network);
        var aside = links.Shared.Where(s => s.Standing == MarkStanding.Inherited).ToList();
        foreach (var shared in aside.Take(LinksNobodyShown))
            terminal.Out.WriteLine($"links nobody: {SafeText.Shorten(shared.Sentence, Long)}");
        if (aside.Count > LinksNobodyShown)
            terminal.Out.WriteLine($"    and {Words.Count(aside.Count - LinksNobodyShown)} more of these (all with --json or --out)");
        var examples = sites.SelectMany(s => s.Rejected.Select(r => (s.Host, Id: r))).GroupBy(r => r.Id).ToList();
        foreach (var example in examples.Take(LinksNobodyShown))
            terminal.Out.WriteLine($"says nothing: {MarkCatalog.Of(example.Key.Kind).Name} {SafeText.Shorten(example.Key.Value, 80)} on {Words.Count(example.Count(), "site")}: {example.Key.Why}");
        if (aside.Count + examples.Count > 0)
            terminal.Out.WriteLine();
        terminal.Out.WriteLine($"{Words.Count(sites.Count(s => !s.Protected), "site")}: {Count(links, MarkTier.Conclusive)} conclusive, {Count(links, MarkTier.Associative)} associative, {Words.Count(links.Networks.Count(n => n.Tier == MarkTier.Circumstantial), "circumstantial network")}; "
            + $"{Words.Count(clones.Count(c => c.Grade == CloneGrade.Clone), "clone")} of protected sites.");
    }

    private static string Count(SiteLinks links, MarkTier tier) => Words.Count(links.Networks.Count(n => n.Tier == tier));

    private static void Network(Terminal terminal, SiteNetwork network)
    {
        terminal.Out.WriteLine($"NETWORK {network.Number}, {SiteWords.Code(network.Tier)}: {Words.Count(network.Hosts.Count, "site")}{(network.Parts.Count > 0 ? $", {(network.Parts.Count > 1 ? "networks" : "network")} {string.Join(", ", network.Parts)} among them" : "")}");
        terminal.Out.WriteLine($"  {string.Join("  ", network.Hosts.Take(HostsShown).Select(h => SafeText.Shorten(h, 80)))}{(network.Hosts.Count > HostsShown ? $"  and {network.Hosts.Count - HostsShown} more" : "")}");
        terminal.Out.WriteLine($"  {SiteWords.Worth(network.Tier)}");
        foreach (var shared in network.Because.Take(ReasonsShown))
        {
            terminal.Out.WriteLine($"  {(int)shared.Tier} {SafeText.Shorten(shared.Sentence, Long)}");
            terminal.Out.WriteLine($"      or: {shared.Innocent}");
        }

        foreach (var pair in network.Likeness.Take(AlikeShown))
            terminal.Out.WriteLine($"  3 {SafeText.Shorten(pair.A, 80)} and {SafeText.Shorten(pair.B, 80)} are alike: structure {pair.Structure * 100:0} %, words {pair.Text * 100:0} %");
        int rest = Math.Max(0, network.Because.Count - ReasonsShown) + Math.Max(0, network.Likeness.Count - AlikeShown);
        if (rest > 0)
            terminal.Out.WriteLine($"    and {Words.Count(rest, "more reason")} (all with --json or --out)");
        terminal.Out.WriteLine();
    }

    /// <summary>As JSON lines.</summary>
    public static void Json(Terminal terminal, IReadOnlyList<Site> sites, SiteLinks links, IReadOnlyList<CloneFinding> clones)
    {
        foreach (var site in sites)
            Line("site", json => SitesJson.Site(json, site));
        foreach (var clone in clones)
            Line("clone", json => SitesJson.Clone(json, clone));
        foreach (var network in links.Networks)
            Line("network", json => SitesJson.Network(json, network));
        Line("sites", json =>
        {
            json.WriteNumber("sites", sites.Count(s => !s.Protected));
            json.WriteNumber("protected", sites.Count(s => s.Protected));
            foreach (var tier in Enum.GetValues<MarkTier>())
                json.WriteNumber(SiteWords.Code(tier), links.Networks.Count(n => n.Tier == tier));
            json.WriteNumber("clones", clones.Count(c => c.Grade == CloneGrade.Clone));
            json.WriteNumber("copied_texts", clones.Count(c => c.Grade == CloneGrade.CopiedText));
        });

        void Line(string type, Action<System.Text.Json.Utf8JsonWriter> write) => terminal.Json.Write(json =>
        {
            json.WriteString("type", type);
            write(json);
        });
    }
}
