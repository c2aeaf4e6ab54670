using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Cli.Pages;
using Tocsin.Fetching;
using Tocsin.Pages.Storing;

namespace Tocsin.Cli.Fetching;

/// <summary>Fetches official pages for <c>pages baseline</c> and <c>pages check</c>; the record is kept in the store.</summary>
internal static class PageFetches
{
    /// <summary>Fetches what the command line asks for.</summary>
    public static async Task<(IReadOnlyList<PageInput> Pages, int Failed)> RunAsync(ParseResult parsed, string store, Terminal terminal, CancellationToken cancellation)
    {
        string[] urls = parsed.GetValue(FetchOptionsOf.Urls) ?? [];
        if (urls.Length == 0)
            return ([], 0);
        var session = new FetchSession(FetchOptionsOf.Of(parsed, terminal.Clock), terminal);
        var pages = new List<PageInput>();
        foreach (string url in urls.Distinct(StringComparer.Ordinal))
        {
            if (await session.TryAsync(url, FetchKind.Page, quiet: false, cancellation).ConfigureAwait(false) is { } file)
                pages.Add(new PageInput(Name(file.Hops[0].Url), file.Last.Url.AbsoluteUri, file.Bytes, Origin(file.Last)));
        }

        Directory.CreateDirectory(store);
        session.Append(Path.Combine(store, "fetches.ndjson"));
        return (pages, session.Failed);
    }

    // The address asked for names the page, so that it is found again wherever it leads to.
    private static string Name(Uri url) => url.Authority + url.PathAndQuery.TrimEnd('/');

    private static PageOrigin Origin(FetchHop hop) => new()
    {
        Addresses = hop.Addresses,
        Issuer = hop.Certificate?.Issuer ?? "",
        Subject = hop.Certificate?.Subject ?? "",
        Names = hop.Certificate?.Names ?? [],
        From = hop.Certificate?.From ?? default,
        Until = hop.Certificate?.Until ?? default,
        Sha256 = hop.Certificate?.Sha256 ?? "",
        KeySha256 = hop.Certificate?.KeySha256 ?? "",
        Faults = hop.Certificate?.Faults ?? "",
        SeenAt = hop.At,
    };
}
