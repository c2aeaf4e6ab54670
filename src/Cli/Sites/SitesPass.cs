using Tocsin.Cli.Output;
using Tocsin.Sites;
using Tocsin.Sites.Clones;
using Tocsin.Sites.Linking;

namespace Tocsin.Cli.Sites;

/// <summary>One pass over saved sites: read, linked with each other, compared with protected ones.</summary>
/// <param name="Sites">All sites, protected ones among them.</param>
/// <param name="Links">What they have in common.</param>
/// <param name="Clones">Those that imitate a protected one.</param>
internal sealed record SitesPass(IReadOnlyList<Site> Sites, SiteLinks Links, IReadOnlyList<CloneFinding> Clones)
{
    /// <summary>False when no page of a site that is not protected could be read.</summary>
    public bool AnyRead => Sites.Any(s => !s.Protected && s.Pages.Any(p => p.Facts.Structure.Total > 0 || p.Facts.Marks.Count > 0));

    /// <summary>Runs it.</summary>
    /// <param name="inputs">Saved pages, folders of them.</param>
    /// <param name="protect">Saved pages of protected sites.</param>
    /// <param name="owned">Domains of whom the profile protects.</param>
    /// <param name="fetched">Sites fetched just now.</param>
    /// <param name="many">A mark in more sites than this counts one tier less.</param>
    /// <param name="terminal">Says what cannot be used.</param>
    /// <param name="cancellation">Stops.</param>
    public static SitesPass Run(IReadOnlyList<string> inputs, IReadOnlyList<string> protect, IEnumerable<string> owned, IReadOnlyList<Site> fetched, int many, Terminal terminal, CancellationToken cancellation)
    {
        var domains = owned.Select(HostWords.Canonical).Where(d => d.Length > 0).Select(HostWords.Registrable).ToHashSet(StringComparer.Ordinal);
        var guarded = SiteCollection.Read(protect, guarded: true, domains, terminal, cancellation);
        domains.UnionWith(guarded.Where(g => g.HostFrom != HostSource.Nothing).Select(g => HostWords.Registrable(g.Host)));
        var sites = SiteCollection.Merged([.. SiteCollection.Read(inputs, guarded: false, domains, terminal, cancellation), .. fetched.Select(f => f with { Protected = domains.Contains(HostWords.Registrable(f.Host)) }), .. guarded]);
        foreach (var site in sites.Where(s => s.HostFrom == HostSource.Nothing && !s.Protected))
            terminal.Say($"{site.Host}: nothing tells its host; name its folder or file for it, or write it into sites.csv (file,host)");
        return new SitesPass(sites, SiteLinker.Link(sites, new LinkOptions { Many = many }), CloneCheck.Of(sites));
    }
}
