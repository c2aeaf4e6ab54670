using Tocsin.Sites.Marks;
using Tocsin.Sites.Reading;

namespace Tocsin.Sites.Clones;

/// <summary>What of a protected site's identity stands on a page.</summary>
internal static class CloneParts
{
    private const int LeastLinks = 5;
    private const double ManyLinks = 0.3;
    private const int LeastName = 3;
    private static readonly string[] Separators = [" - ", " | ", " – ", " — ", " :: ", " · ", ": "];

    public static IReadOnlyList<ClonePart> Of(Site site, PageFacts page, Site guarded, PageFacts original)
    {
        var parts = new List<ClonePart>();
        string domain = HostWords.Registrable(guarded.Host);
        if (page.Title.Length >= LeastName && string.Equals(page.Title, original.Title, StringComparison.OrdinalIgnoreCase))
            parts.Add(new ClonePart("title", $"it has the same title, \"{page.Title}\""));
        else if (Name(page.Title) is { Length: >= LeastName } name && string.Equals(name, Name(original.Title), StringComparison.OrdinalIgnoreCase))
            parts.Add(new ClonePart("title", $"its title ends in the same name, \"{name}\""));
        if (page.SiteName.Length >= LeastName && string.Equals(page.SiteName, original.SiteName, StringComparison.OrdinalIgnoreCase))
            parts.Add(new ClonePart("site-name", $"it calls itself \"{page.SiteName}\" too"));
        Files(site, guarded, AssetKind.Logo, "logo", "the logo is the same picture, byte for byte", parts);
        Files(site, guarded, AssetKind.Icon, "icon", "the icon is the same, byte for byte", parts);
        Files(site, guarded, AssetKind.Stylesheet, "stylesheet", "the style sheet is the same, byte for byte", parts);
        if (HostWords.IsUnder(page.CanonicalHost, domain))
            parts.Add(new ClonePart("canonical", "its canonical address is still the original's"));
        int all = page.Links.GetValueOrDefault(""), there = page.Links.Where(l => l.Key.Length > 0 && HostWords.IsUnder(l.Key, domain)).Sum(l => l.Value);
        if (there >= LeastLinks && there >= ManyLinks * all)
            parts.Add(new ClonePart("links", $"{there} of its {all} links lead to the original's sections"));
        int loads = page.Assets.Count(a => HostWords.IsUnder(HostWords.OfUrl(a.Address.StartsWith("//", StringComparison.Ordinal) ? "https:" + a.Address : a.Address), domain));
        if (loads > 0)
            parts.Add(new ClonePart("loads", $"it loads {(loads == 1 ? "a file" : $"{loads} files")} from the original"));
        var accounts = site.Marks.Where(m => MarkCatalog.Of(m.Kind).Family == MarkFamily.Account && guarded.Marks.Contains(m)).OrderBy(m => m.Kind).ThenBy(m => m.Value, StringComparer.Ordinal).ToList();
        if (accounts.Count > 0)
            parts.Add(new ClonePart("account", $"it carries the original's {MarkCatalog.Of(accounts[0].Kind).Name} {accounts[0].Value}{(accounts.Count > 1 ? $" and {accounts.Count - 1} more of its ids" : "")}, which copying brings along"));
        return parts;
    }

    private static void Files(Site site, Site guarded, AssetKind kind, string code, string says, List<ClonePart> parts)
    {
        var theirs = guarded.Files.Where(f => f.Kind == kind && f.Ordinary.Length == 0).Select(f => f.Sha256).ToHashSet(StringComparer.Ordinal);
        if (site.Files.Any(f => f.Kind == kind && f.Ordinary.Length == 0 && theirs.Contains(f.Sha256)))
            parts.Add(new ClonePart(code, says));
    }

    // "An article – The Valdoria Post": the last part is the name of the site.
    private static string Name(string title)
    {
        int best = -1, length = 0;
        foreach (string separator in Separators)
        {
            int at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > best)
                (best, length) = (at, separator.Length);
        }

        return best < 0 ? "" : title[(best + length)..].Trim();
    }
}
