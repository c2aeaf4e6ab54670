using Tocsin.Sites.Marks;
using Tocsin.Sites.Reading;

namespace Tocsin.Sites;

/// <summary>A site as its saved pages show it.</summary>
public sealed record Site
{
    /// <summary>Its canonical host; the name of its file where nothing tells.</summary>
    public required string Host { get; init; }

    /// <summary>What the host rests on.</summary>
    public HostSource HostFrom { get; init; }

    /// <summary>Saved pages: name of the file and what it shows.</summary>
    public required IReadOnlyList<(string Name, PageFacts Facts)> Pages { get; init; }

    /// <summary>Files saved with the pages.</summary>
    public IReadOnlyList<SiteFile> Files { get; init; } = [];

    /// <summary>Addresses it is served from, when given or fetched.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>SHA-256 of its certificate, when given or fetched; empty else.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>Host names in its certificate.</summary>
    public IReadOnlyList<string> CertificateNames { get; init; } = [];

    /// <summary>It is protected itself: given as such, or under a domain of the election profile.</summary>
    public bool Protected { get; init; }

    /// <summary>A page of it was saved from an archive of the web.</summary>
    public bool Archived => Pages.Any(p => p.Facts.Archived);

    /// <summary>Title of the first page that has one; hostile.</summary>
    public string Title => Pages.Select(p => p.Facts.Title).FirstOrDefault(t => t.Length > 0) ?? "";

    /// <summary>Everything that it may have in common with others, without what names the site itself.</summary>
    public IReadOnlySet<Mark> Marks => _marks ??= Collected();

    /// <summary>Ids that say nothing, each once.</summary>
    public IReadOnlyList<RejectedId> Rejected => [.. Pages.SelectMany(p => p.Facts.Rejected).Distinct()];

    private HashSet<Mark>? _marks;

    private HashSet<Mark> Collected()
    {
        string own = HostWords.Registrable(Host);
        var marks = Pages.SelectMany(p => p.Facts.Marks).ToHashSet();
        marks.RemoveWhere(m => m.Kind == MarkKind.MailAddress && HostWords.IsUnder(m.Value[(m.Value.IndexOf('@', StringComparison.Ordinal) + 1)..], own));
        foreach (var file in Files.Where(f => f.Ordinary.Length == 0))
        {
            if (file.Kind == AssetKind.Icon)
                marks.Add(new Mark(MarkKind.Favicon, $"{file.Sha256} (mmh3 {file.FaviconHash})"));
            else if (file.Kind == AssetKind.Stylesheet)
                marks.Add(new Mark(MarkKind.Stylesheet, $"{file.Sha256} ({file.Name})"));
            else if (file.Kind == AssetKind.Script)
                marks.Add(new Mark(MarkKind.Script, $"{file.Sha256} ({file.Name})"));
        }

        foreach (string host in Pages.SelectMany(p => p.Facts.Assets).Where(a => a.Kind is AssetKind.Script or AssetKind.Stylesheet or AssetKind.Picture or AssetKind.Logo or AssetKind.Frame)
            .Select(a => HostWords.OfUrl(a.Address.StartsWith("//", StringComparison.Ordinal) ? "https:" + a.Address : a.Address)).Where(h => h.Length > 0).Distinct())
        {
            string domain = HostWords.Registrable(host);
            if (domain != own && !CommonHosts.Contains(domain) && !CommonHosts.Contains(host))
                marks.Add(new Mark(MarkKind.AssetHost, host));
        }

        marks.UnionWith(Addresses.Select(a => new Mark(MarkKind.Address, a)));
        if (Certificate.Length > 0)
            marks.Add(new Mark(MarkKind.Certificate, Certificate));
        return marks;
    }

    private static readonly HashSet<string> CommonHosts = SiteData.Set("common_hosts.txt");
}
