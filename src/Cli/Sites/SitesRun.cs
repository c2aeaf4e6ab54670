using Tocsin.Cli.Elections;
using Tocsin.Cli.Output;
using Tocsin.Sites;
using Tocsin.Sites.Clones;
using Tocsin.Sites.Linking;
using Tocsin.Sites.Marks;

namespace Tocsin.Cli.Sites;

/// <summary>Reads saved pages, links their sites, and compares them with protected ones.</summary>
internal static class SitesRun
{
    /// <summary>Runs it.</summary>
    /// <returns>1 when there is a conclusive or associative network, a clone or a copied text; 0 when there is none; 2 when no page could be read.</returns>
    public static int Run(SitesRequest request, Terminal terminal, CancellationToken cancellation)
    {
        if (request.Out is { } file && File.Exists(file))
            throw new UserError($"{file} is a file", "name a directory");
        var domains = new HashSet<string>(StringComparer.Ordinal);
        if (request.Election is { } profile)
            domains.UnionWith(ElectionFile.Require(profile, terminal).Protected.SelectMany(s => s.Domains).Select(HostWords.Canonical).Where(d => d.Length > 0).Select(HostWords.Registrable));
        var guarded = SiteCollection.Read(request.Protect, guarded: true, domains, terminal, cancellation);
        domains.UnionWith(guarded.Where(g => g.HostFrom != HostSource.Nothing).Select(g => HostWords.Registrable(g.Host)));
        var sites = SiteCollection.Merged([.. SiteCollection.Read(request.Inputs, guarded: false, domains, terminal, cancellation), .. request.Fetched.Select(f => f with { Protected = domains.Contains(HostWords.Registrable(f.Host)) }), .. guarded]);
        if (sites.All(s => s.Protected || s.Pages.All(p => p.Facts.Structure.Total == 0 && p.Facts.Marks.Count == 0)))
            return Failures.Say(terminal, request.Json, "no page of a site could be read", "give saved .html files, or a folder with a file or folder for each site");
        foreach (var site in sites.Where(s => s.HostFrom == HostSource.Nothing && !s.Protected))
            terminal.Say($"{site.Host}: nothing tells its host; name its folder or file for it, or write it into sites.csv (file,host)");
        var links = SiteLinker.Link(sites, new LinkOptions { Many = request.Many });
        var clones = CloneCheck.Of(sites);
        if (request.Json)
            SitesPrinter.Json(terminal, sites, links, clones);
        else
            SitesPrinter.Text(terminal, sites, links, clones);
        if (request.Out is { } directory)
            SitesFiles.Write(directory, sites, links, clones, request.Session, terminal);
        return links.Networks.Any(n => n.Tier < MarkTier.Circumstantial) || clones.Any(c => c.Grade > CloneGrade.Resembles) ? ExitCode.Findings : ExitCode.Clean;
    }
}
