using Tocsin.Fetching;
using Tocsin.Sites;
using Tocsin.Sites.Reading;

namespace Tocsin.Cli.Fetching;

/// <summary>Fetches sites for <c>domains sites</c>: the page, and its icon where it lies on the same host.</summary>
internal static class SiteFetches
{
    /// <summary>Fetches each; what fails is said and left out.</summary>
    public static async Task<IReadOnlyList<Site>> RunAsync(IReadOnlyList<string> urls, FetchSession session, CancellationToken cancellation)
    {
        var sites = new List<Site>();
        foreach (string url in urls.Distinct(StringComparer.Ordinal))
        {
            if (await session.TryAsync(url, FetchKind.Page, quiet: false, cancellation).ConfigureAwait(false) is not { } page)
                continue;
            var facts = PageFactsReader.Read(page.Bytes);
            string written = facts.Assets.FirstOrDefault(a => a.Kind == AssetKind.Icon)?.Address ?? "/favicon.ico";
            var icon = Uri.TryCreate(page.Last.Url, written, out var address) && address.Host == page.Last.Url.Host
                ? await session.TryAsync(address.AbsoluteUri, FetchKind.Icon, quiet: true, cancellation).ConfigureAwait(false) : null;
            sites.Add(new Site
            {
                Host = HostWords.Canonical(page.Last.Url.IdnHost.Trim('[', ']')) is { Length: > 0 } host ? host : page.Last.Url.Authority,
                HostFrom = HostSource.Fetched,
                Pages = [(page.Last.Url.AbsoluteUri, facts)],
                Files = icon is null ? [] : [SiteFileReader.Read(AssetKind.Icon, written, icon.Bytes)],
                Addresses = page.Last.Addresses,
                Certificate = page.Last.Certificate?.Sha256 ?? "",
                CertificateNames = page.Last.Certificate?.Names ?? [],
            });
        }

        return sites;
    }
}
