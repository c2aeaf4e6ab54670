using System.Globalization;

namespace Tocsin.Engine.Domains;

/// <summary>Finds whose domain or account page a link leads to.</summary>
/// <remarks>A domain covers its subdomains, by whole labels. International names are compared in their ASCII form. Account pages
/// are recognised on the platforms whose page addresses hold the handle.</remarks>
public sealed class AddressIndex
{
    /// <summary>Hosts with a dot before, so that one comparison finds host and subdomain.</summary>
    private static readonly (string DottedHost, string Platform)[] Pages =
    [
        (".x.com", "x"), (".twitter.com", "x"), (".t.me", "telegram"), (".telegram.me", "telegram"), (".facebook.com", "facebook"),
        (".instagram.com", "instagram"), (".youtube.com", "youtube"), (".tiktok.com", "tiktok"), (".vk.com", "vk"), (".bsky.app", "bluesky"),
        (".threads.net", "threads"), (".ok.ru", "ok"),
    ];

    /// <summary>Pages of platforms that are nobody's account.</summary>
    private static readonly HashSet<string> NoAccount = new(StringComparer.OrdinalIgnoreCase)
    {
        "pages", "people", "groups", "profile.php", "watch", "share", "sharer", "sharer.php", "hashtag", "intent", "home", "public", "results", "search", "playlist", "story.php", "permalink.php", "i", "login", "shorts", "reel",
    };

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    private readonly Dictionary<string, List<int>> domains = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<int>> accounts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The account whose page a link leads to, as <c>platform:handle</c>; null when it is no account page.</summary>
    public static string? Account(string link) => Split(link, out string host, out string path) ? Page(host, path) : null;

    /// <summary>Adds an owner with its domains and its accounts (<c>platform:handle</c>).</summary>
    public void Add(int owner, IEnumerable<string> ownDomains, IEnumerable<string> ownAccounts)
    {
        foreach (string domain in ownDomains)
            Put(domains, Ascii(domain), owner);
        foreach (string account in ownAccounts)
            Put(accounts, account, owner);
    }

    /// <summary>Adds the owners of a link to a set.</summary>
    public void Find(string link, HashSet<int> into)
    {
        if (!Split(link, out string host, out string path))
            return;
        for (string rest = host; ;)
        {
            if (domains.TryGetValue(rest, out List<int>? owners))
                into.UnionWith(owners);
            int dot = rest.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
                break;
            rest = rest[(dot + 1)..];
        }
        if (accounts.Count > 0 && Page(host, path) is { } account && accounts.TryGetValue(account, out List<int>? named))
            into.UnionWith(named);
    }

    private static bool Split(string link, out string host, out string path)
    {
        int scheme = link.IndexOf("://", StringComparison.Ordinal);
        ReadOnlySpan<char> rest = scheme < 0 ? link : link.AsSpan(scheme + 3);
        int end = rest.IndexOfAny('/', '?', '#');
        ReadOnlySpan<char> authority = end < 0 ? rest : rest[..end];
        path = end < 0 ? "" : rest[end..].ToString();
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        int port = authority.IndexOf(':');
        host = Ascii((port < 0 ? authority : authority[..port]).TrimEnd('.').ToString());
        return host.Contains('.', StringComparison.Ordinal);
    }

    private static string? Page(string host, string path)
    {
        foreach ((string page, string platform) in Pages)
        {
            bool same = host.Length == page.Length - 1 && page.EndsWith(host, StringComparison.OrdinalIgnoreCase);
            if (!same && !host.EndsWith(page, StringComparison.OrdinalIgnoreCase))
                continue;
            string[] parts = path.Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
            string? handle = parts is ["pages" or "people", .., var last] ? last : parts.FirstOrDefault(p => p is not ("profile" or "s" or "c" or "user" or "channel"));
            return handle is null || NoAccount.Contains(handle) ? null : $"{platform}:{handle.TrimStart('@')}";
        }
        string[] segments = path.Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments is [['@', .. var name], ..] ? $"mastodon:{name}@{host}" : null;
    }

    private static void Put(Dictionary<string, List<int>> index, string key, int owner)
    {
        if (!index.TryGetValue(key, out List<int>? owners))
            index[key] = owners = [];
        owners.Add(owner);
    }

    private static string Ascii(string host)
    {
        if (System.Text.Ascii.IsValid(host))
            return host;
        try
        {
            return Idn.GetAscii(host.ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            // Not a name that the DNS could hold; it is compared as it stands.
            return host;
        }
    }
}
