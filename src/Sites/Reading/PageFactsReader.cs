using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Tocsin.Pages.Reading;
using Tocsin.Sites.Marks;

namespace Tocsin.Sites.Reading;

/// <summary>Reads what a saved page shows about its site. Nothing is fetched, no script runs; whatever stands there is survived.</summary>
/// <remarks>Bounded as <see cref="BoundedHtml"/>, and to 2,000 assets, 5,000 links and 500 marks a page.</remarks>
public static partial class PageFactsReader
{
    private const int MostAssets = 2000;
    private const int MostLinks = 5000;
    private const int MostMarks = 500;
    private const int MostCode = 4 * 1024 * 1024;
    private const int LongestAddress = 1000;
    private const int LongestTitle = 300;
    private const int CommentsEnd = 4096;

    /// <summary>Reads a page.</summary>
    /// <param name="bytes">The file.</param>
    public static PageFacts Read(byte[] bytes)
    {
        using var html = BoundedHtml.Read(bytes);
        var content = PageReader.Read(bytes, null, []);
        var reading = new Reading(html.Elements);
        foreach (var element in html.Elements)
            reading.Take(element);
        reading.EndOfCode();
        string comments = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, CommentsEnd)));
        string savedFrom = Saved().Match(comments) is { Success: true } saved ? saved.Groups["url"].Value : "";
        return new PageFacts
        {
            Title = content.Title.Length > LongestTitle ? content.Title[..LongestTitle] : content.Title,
            SiteName = reading.SiteName,
            CanonicalHost = reading.CanonicalHost,
            SavedFrom = HostWords.OfUrl(Unwrapped(savedFrom)),
            Archived = reading.Archived || savedFrom.Contains("web.archive.org/", StringComparison.Ordinal),
            Marks = [.. reading.Marks],
            Rejected = [.. reading.Rejected.Values],
            Assets = reading.Assets,
            Links = reading.Links,
            Structure = PageShape.Structure(html.Elements),
            Text = PageShape.Text(content.Blocks),
            Cut = html.Cut,
        };
    }

    // The Internet Archive puts its own address before each other one.
    internal static string Unwrapped(string address)
    {
        address = address.Trim();
        if (address.Length > LongestAddress)
            address = address[..LongestAddress];
        return Archive().Match(address) is { Success: true } match ? match.Groups["url"].Value : address;
    }

    [GeneratedRegex(@"^(?:https?://web\.archive\.org)?/web/[0-9]{4,14}(?:[a-z]{2}_)?/(?<url>https?:.*)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Archive();

    [GeneratedRegex(@"<!--\s*(?:saved from url=\([0-9]{4}\)|Page saved with SingleFile\s+url:\s*)(?<url>https?://[^\s<>""]{1,900})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Saved();

    [GeneratedRegex(@"/(?:wp-content/themes|sites/[^/]{1,40}/themes|templates)/(?<name>[A-Za-z0-9_.-]{2,60})/", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ThemePath();

    private sealed class Reading(IReadOnlyList<IElement> elements)
    {
        private static readonly HashSet<string> CommonThemes = SiteData.Set("common_themes.txt");
        private readonly StringBuilder _code = new();
        private readonly IElement? _header = elements.FirstOrDefault(e => e.NodeName == "HEADER");
        private bool _logoInHeader;

        public string SiteName { get; private set; } = "";

        public string CanonicalHost { get; private set; } = "";

        public bool Archived { get; private set; }

        public HashSet<Mark> Marks { get; } = [];

        public Dictionary<(MarkKind, string), RejectedId> Rejected { get; } = [];

        public List<PageAsset> Assets { get; } = [];

        public Dictionary<string, int> Links { get; } = new(StringComparer.Ordinal);

        public void Take(IElement element)
        {
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("data-", StringComparison.Ordinal) && attribute.Value.Length < LongestAddress && _code.Length < MostCode)
                    _code.Append(attribute.Name).Append('=').Append(attribute.Value).Append('\n');
            }

            switch (element.NodeName)
            {
                case "SCRIPT":
                    Script(element);
                    break;
                case "META":
                    Meta(element.GetAttribute("name") ?? element.GetAttribute("property") ?? "", element.GetAttribute("content") ?? "");
                    break;
                case "LINK":
                    Link(element.GetAttribute("rel") ?? "", Unwrapped(element.GetAttribute("href") ?? ""));
                    break;
                case "IMG":
                    Picture(element);
                    break;
                case "IFRAME" or "FRAME":
                    Asset(AssetKind.Frame, element.GetAttribute("src"));
                    break;
                case "A" when element.GetAttribute("href") is { } target:
                    Target(Unwrapped(target));
                    break;
                default:
                    break;
            }
        }

        public void EndOfCode() => IdPatterns.InCode(_code.ToString(), Add);

        private void Script(IElement element)
        {
            if (element.GetAttribute("src") is { Length: > 0 } source)
            {
                Asset(AssetKind.Script, source);
                return;
            }

            string text = element.TextContent;
            if (text.Contains("__wm.", StringComparison.Ordinal))
                Archived = true;
            else
                IdPatterns.InCode(text.Length > MostCode ? text[..MostCode] : text, Add);
        }

        private void Meta(string name, string content)
        {
            IdPatterns.InMeta(name, content, Add);
            switch (name.ToLowerInvariant())
            {
                case "og:site_name":
                    SiteName = Short(content);
                    break;
                case "og:url" when CanonicalHost.Length == 0:
                    CanonicalHost = HostWords.OfUrl(Unwrapped(content));
                    break;
                case "twitter:site" when content.Trim() is { Length: > 2 and < 60 } account && account[0] == '@':
                    Add(MarkKind.SocialAccount, $"twitter:site|{account.ToLowerInvariant()}");
                    break;
                case "fb:app_id" or "fb:pages" or "fb:admins" when content.Trim() is { Length: > 4 and < 40 } id && id.All(char.IsAsciiDigit):
                    Add(MarkKind.SocialAccount, $"{name.ToLowerInvariant()}|{id}");
                    break;
                case "article:publisher" when HostWords.OfUrl(content).Length > 0 && new Uri(content).AbsolutePath.Length > 2:
                    Add(MarkKind.SocialAccount, $"article:publisher|{Short(content.TrimEnd('/').ToLowerInvariant())}");
                    break;
                default:
                    break;
            }
        }

        private void Link(string relation, string address)
        {
            if (relation.Contains("canonical", StringComparison.OrdinalIgnoreCase))
                CanonicalHost = HostWords.OfUrl(address) is { Length: > 0 } host ? host : CanonicalHost;
            else if (relation.Contains("stylesheet", StringComparison.OrdinalIgnoreCase))
                Asset(AssetKind.Stylesheet, address);
            else if (relation.Contains("icon", StringComparison.OrdinalIgnoreCase) && !relation.Contains("mask", StringComparison.OrdinalIgnoreCase))
                Asset(AssetKind.Icon, address);
        }

        private void Picture(IElement element)
        {
            string address = element.GetAttribute("src") ?? element.GetAttribute("data-src") ?? "";
            bool named = $"{address} {element.GetAttribute("alt")} {element.GetAttribute("class")} {element.GetAttribute("id")} {element.ParentElement?.GetAttribute("class")}".Contains("logo", StringComparison.OrdinalIgnoreCase);
            if (!named && !_logoInHeader && _header is not null)
            {
                for (var up = element.ParentElement; up is not null && !named; up = up.ParentElement)
                    named = ReferenceEquals(up, _header);
                _logoInHeader |= named;
            }

            Asset(named ? AssetKind.Logo : AssetKind.Picture, address);
        }

        private void Target(string target)
        {
            if (target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            {
                string mail = target[7..].Split('?')[0].Trim().ToLowerInvariant();
                if (mail.Length is > 5 and < 100 && mail.IndexOf('@', StringComparison.Ordinal) is > 0 and int at && HostWords.Canonical(mail[(at + 1)..]).Length > 0)
                    Add(MarkKind.MailAddress, mail);
                return;
            }

            if (target.Length == 0 || target[0] is '#' || target.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || Links.Count >= MostLinks)
                return;
            Links[""] = Links.GetValueOrDefault("") + 1;
            if (HostWords.OfUrl(target.StartsWith("//", StringComparison.Ordinal) ? "https:" + target : target) is { Length: > 0 } host)
                Links[host] = Links.GetValueOrDefault(host) + 1;
        }

        private void Asset(AssetKind kind, string? written)
        {
            string address = Unwrapped(written ?? "");
            if (address.Contains("archive.org/_static", StringComparison.Ordinal) || address.Contains("web-static.archive.org", StringComparison.Ordinal))
                Archived = true;
            else if (address.Length > 0 && Assets.Count < MostAssets && !address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
                Assets.Add(new PageAsset(kind, address));
            if (_code.Length < MostCode)
                _code.Append(address).Append('\n');
            if (ThemePath().Match(address) is { Success: true } theme && !CommonThemes.Contains(theme.Groups["name"].Value))
                Add(MarkKind.Theme, theme.Groups["name"].Value.ToLowerInvariant());
        }

        private void Add(MarkKind kind, string value)
        {
            if (ExampleIds.Why(kind, value) is { } why)
            {
                if (Rejected.Count < MostMarks)
                    Rejected[(kind, value)] = new RejectedId(kind, value, why);
            }
            else if (Marks.Count < MostMarks)
            {
                Marks.Add(new Mark(kind, value));
            }
        }

        private static string Short(string text) => text.Length > LongestTitle ? text[..LongestTitle] : text.Trim();
    }
}
