using Tocsin.Cli.Output;
using Tocsin.Cli.Pages;
using Tocsin.Sites;
using Tocsin.Sites.Reading;
using Tocsin.Sources.Sites;

namespace Tocsin.Cli.Sites;

/// <summary>Reads saved pages with the files beside them, and puts together what belongs to one site.</summary>
internal static class SiteCollection
{
    private const int MostFiles = 200;
    private const int MostFile = 4 * 1024 * 1024;
    private static readonly HashSet<string> Ordinary = new(["index", "home", "page", "default", "accueil", "start", "main"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The sites behind what the user named.</summary>
    /// <param name="inputs">Files and folders.</param>
    /// <param name="guarded">They are protected sites.</param>
    /// <param name="domains">Registrable domains that are protected.</param>
    /// <param name="terminal">Says what cannot be used.</param>
    /// <param name="cancellation">Stops.</param>
    public static IReadOnlyList<Site> Read(IReadOnlyList<string> inputs, bool guarded, IReadOnlySet<string> domains, Terminal terminal, CancellationToken cancellation)
    {
        var (pages, rows) = SavedPages.Find(inputs, terminal);
        var sites = new List<Site>();
        foreach (var group in pages.GroupBy(p => p.Group ?? p.Path))
        {
            var read = new List<(string Name, PageFacts Facts)>();
            var files = new Dictionary<(AssetKind, string), SiteFile>();
            foreach (var page in group)
            {
                cancellation.ThrowIfCancellationRequested();
                byte[] bytes = PageInput.ReadFile(page.Path);
                var facts = PageFactsReader.Read(bytes);
                if (facts.Structure.Total == 0 && facts.Marks.Count == 0)
                    terminal.Say($"{page.Name}: there is nothing on this page; save it again once it is fully loaded");
                if (facts.Cut)
                    terminal.Say($"{page.Name}: larger or deeper than is looked at; only its beginning counts");
                read.Add((page.Name, facts));
                Files(page, facts, files);
            }

            sites.Add(Named(group.First(), rows, read, files.Values, guarded, domains, terminal));
        }

        return Merged(sites);
    }

    /// <summary>Sites of one host put together.</summary>
    public static IReadOnlyList<Site> Merged(IEnumerable<Site> sites) => [.. sites.GroupBy(s => s.Host, StringComparer.Ordinal).Select(g => g.Count() == 1 ? g.First() : g.First() with
    {
        HostFrom = g.Min(s => s.HostFrom),
        Pages = [.. g.SelectMany(s => s.Pages)],
        Files = [.. g.SelectMany(s => s.Files).Distinct()],
        Addresses = [.. g.SelectMany(s => s.Addresses).Distinct(StringComparer.Ordinal)],
        Certificate = g.Select(s => s.Certificate).FirstOrDefault(c => c.Length > 0) ?? "",
        CertificateNames = [.. g.SelectMany(s => s.CertificateNames).Distinct(StringComparer.Ordinal)],
        Protected = g.Any(s => s.Protected),
    })];

    private static Site Named(SavedPage page, IReadOnlyDictionary<string, SiteRow> rows, List<(string Name, PageFacts Facts)> read, IEnumerable<SiteFile> files, bool guarded, IReadOnlySet<string> domains, Terminal terminal)
    {
        var row = page.Keys.Select(k => rows.GetValueOrDefault(k)).FirstOrDefault(r => r is not null);
        var (host, source) = Host(page, row, read);
        bool own = domains.Contains(HostWords.Registrable(host));
        if (own && !guarded && source is HostSource.OwnWord or HostSource.SavedFrom)
        {
            terminal.Say($"{page.Name}: only the page itself says that it is {SafeText.Shorten(host, 80)}, and a copy would say so too; name its folder or file for the host it was saved from, or write it into sites.csv");
            (host, source, own) = (page.Name, HostSource.Nothing, false);
        }

        return new Site
        {
            Host = host,
            HostFrom = source,
            Pages = read,
            Files = [.. files],
            Addresses = row?.Addresses ?? [],
            Certificate = row?.Certificate ?? "",
            CertificateNames = row?.Names ?? [],
            Protected = guarded || own,
        };
    }

    private static (string Host, HostSource Source) Host(SavedPage page, SiteRow? row, List<(string Name, PageFacts Facts)> read)
    {
        if (row is not null && HostWords.Canonical(row.Host) is { Length: > 0 } written)
            return (written, HostSource.Table);
        string name = page.Group is { } group ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(group))) : Path.GetFileNameWithoutExtension(page.Path);
        if (HostWords.LooksLikeHost(name) && !Ordinary.Contains(name.Split('.')[0]))
            return (HostWords.Canonical(name), HostSource.Name);
        if (read.Select(p => p.Facts.SavedFrom).FirstOrDefault(h => h.Length > 0) is { } saved)
            return (saved, HostSource.SavedFrom);
        return read.Select(p => p.Facts.CanonicalHost).FirstOrDefault(h => h.Length > 0) is { } own ? (own, HostSource.OwnWord) : (page.Group is null ? page.Name : name, HostSource.Nothing);
    }

    // What the page loads, where it lies beside it; nothing outside the folder of the site is read.
    private static void Files(SavedPage page, PageFacts facts, Dictionary<(AssetKind, string), SiteFile> files)
    {
        string root = Path.GetFullPath(page.Root), folder = Path.GetDirectoryName(Path.GetFullPath(page.Path))!;
        var wanted = facts.Assets.Where(a => a.Kind is not (AssetKind.Picture or AssetKind.Frame)).Append(new PageAsset(AssetKind.Icon, "favicon.ico")).Distinct().Take(MostFiles);
        foreach (var asset in wanted)
        {
            if (Local(asset.Address, root, folder) is not { } path || files.ContainsKey((asset.Kind, path)))
                continue;
            try
            {
                var info = new FileInfo(path);
                if (info.Length is > 0 and <= MostFile && info.LinkTarget is null)
                    files[(asset.Kind, path)] = SiteFileReader.Read(asset.Kind, asset.Address, File.ReadAllBytes(path));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A file beside the page that cannot be read is no part of the fingerprint; the page itself still is.
            }
        }
    }

    private static string? Local(string address, string root, string folder)
    {
        if (address.Contains("://", StringComparison.Ordinal) || address.StartsWith("//", StringComparison.Ordinal) || address.Contains('\0', StringComparison.Ordinal))
            return null;
        string relative = Uri.UnescapeDataString(address.Split('?', '#')[0]);
        if (relative.Contains('\0', StringComparison.Ordinal))
            return null;
        string path = Path.GetFullPath(relative.StartsWith('/') ? Path.Combine(root, relative.TrimStart('/')) : Path.Combine(folder, relative));
        return path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(path) ? path : null;
    }
}
