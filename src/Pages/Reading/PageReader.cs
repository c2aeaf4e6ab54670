using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;

namespace Tocsin.Pages.Reading;

/// <summary>Reads saved HTML. Nothing is fetched, no script runs; the parser is the one of the HTML standard (AngleSharp).</summary>
/// <remarks>Bounded: 16 MB of a page, 50,000 blocks, 50,000 parts, 500 levels of depth. O(size × regions).</remarks>
public static class PageReader
{
    /// <summary>Bytes that are looked at.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private const int Most = 50_000;
    private const int Deepest = BoundedHtml.Deepest;
    private const int LongestPath = 200;
    private const int MostCells = 400;
    private const int LongestText = 4000;
    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD", "SVG", "IFRAME", "OBJECT" };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "P", "DIV", "LI", "TD", "TH", "H1", "H2", "H3", "H4", "H5", "H6", "SECTION", "ARTICLE", "HEADER", "FOOTER", "NAV", "ASIDE", "MAIN", "BLOCKQUOTE", "PRE", "FIGCAPTION",
        "DT", "DD", "CAPTION", "TR", "TABLE", "THEAD", "TBODY", "TFOOT", "UL", "OL", "FORM", "FIELDSET", "LEGEND", "BODY", "ADDRESS", "SUMMARY", "DETAILS", "BUTTON", "OPTION", "LABEL",
    };

    /// <summary>Reads a page.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="url">Its address, to resolve where links lead; null when it is not known.</param>
    /// <param name="regions">Regions with rules of their own.</param>
    /// <exception cref="FormatException">A selector cannot be understood.</exception>
    public static PageContent Read(byte[] bytes, Uri? url, IReadOnlyList<PageRegion> regions)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        using var html = BoundedHtml.Read(bytes);
        var (document, elements, cut) = (html.Document, html.Elements, html.Cut);
        var rules = Rules(elements, regions);
        var blocks = new List<PageBlock>();
        var parts = new List<PagePart>();
        var hidden = new StringBuilder();
        if (document.Body is { } body)
            Walk(body, "body", null, blocks, hidden, rules);
        foreach (var element in elements)
        {
            if (parts.Count >= Most)
                break;
            Part(element, url, rules, parts);
        }

        if (hidden.Length > 0)
            parts.Add(new PagePart(PartKind.HiddenText, "", "", Short(Folded(hidden.ToString())), null));
        bool ended = bytes.AsSpan().LastIndexOf("</html"u8) >= 0 || bytes.AsSpan().LastIndexOf("</HTML"u8) >= 0;
        return new PageContent(Folded(document.Title ?? ""), blocks, parts, ended, cut || blocks.Count >= Most || parts.Count >= Most);
    }

    private static Dictionary<IElement, RegionRule> Rules(IReadOnlyList<IElement> elements, IReadOnlyList<PageRegion> regions)
    {
        var rules = new Dictionary<IElement, RegionRule>(ReferenceEqualityComparer.Instance);
        foreach (var region in regions)
        {
            try
            {
                foreach (var element in elements.Where(e => e.Matches(region.Selector)))
                    rules.TryAdd(element, region.Rule);
            }
            catch (DomException)
            {
                throw new FormatException($"the selector {region.Selector} cannot be understood");
            }
        }

        return rules;
    }

    // Depth is bounded by a stack of our own: a hostile page is nested a million deep.
    private static void Walk(IElement root, string rootPath, RegionRule? rootRule, List<PageBlock> blocks, StringBuilder hidden, Dictionary<IElement, RegionRule> rules)
    {
        var stack = new List<(INode Node, string Path, RegionRule? Rule, IElement Block, int Depth)> { (root, rootPath, rules.TryGetValue(root, out var own) ? own : rootRule, root, 0) };
        IElement? current = null;
        var text = new StringBuilder();
        (string Path, RegionRule? Rule) at = (rootPath, null);
        while (stack.Count > 0 && blocks.Count < Most)
        {
            var (node, path, rule, block, depth) = stack[^1];
            stack.RemoveAt(stack.Count - 1);
            if (node is IText words)
            {
                if (!ReferenceEquals(block, current))
                    Flush();
                (current, at) = (block, (path, rule));
                if (text.Length < LongestText)
                    text.Append(words.Data);
                continue;
            }

            if (node is not IElement element)
                continue;
            if (depth > Deepest || Silent.Contains(element.NodeName))
                continue;
            if (IsHidden(element))
            {
                if (hidden.Length < LongestText)
                    hidden.Append(element.TextContent).Append(' ');
                continue;
            }

            bool opens = Blocks.Contains(element.NodeName);
            if (element.NodeName is "BR" or "HR")
                text.Append(' ');
            var inner = rules.TryGetValue(element, out var mine) ? mine : rule;
            string above = path.Length > LongestPath ? path[^LongestPath..] : path;
            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            int first = stack.Count;
            foreach (var child in element.ChildNodes)
            {
                string below = path;
                if (child is IElement e && Blocks.Contains(e.NodeName))
                {
                    int number = numbers[e.LocalName] = numbers.GetValueOrDefault(e.LocalName) + 1;
                    below = number == 1 ? $"{above}>{e.LocalName}" : $"{above}>{e.LocalName}[{number}]";
                }

                stack.Add((child, below, inner, opens ? element : block, depth + 1));
            }

            stack.Reverse(first, stack.Count - first);
        }

        Flush();

        void Flush()
        {
            string folded = Short(Folded(text.ToString()));
            text.Clear();
            if (folded.Length > 0 && current is not null)
                blocks.Add(new PageBlock(at.Path, Label(current), folded, at.Rule));
            current = null;
        }
    }

    // A cell is named by the first cell of its row and the first of its column.
    private static string Label(IElement block)
    {
        if (block.NodeName is not ("TD" or "TH") || block.ParentElement is not { ChildNodes.Length: <= MostCells } row)
            return "";
        int column = row.Children.TakeWhile(c => !ReferenceEquals(c, block)).Count();
        string name = column > 0 ? Short(Folded(row.FirstElementChild?.TextContent ?? ""), 80) : "";
        var table = row;
        while (table is not null && table.NodeName != "TABLE")
            table = table.ParentElement;
        var head = table?.QuerySelector("tr");
        string title = head is { ChildNodes.Length: <= MostCells } && !ReferenceEquals(head, row) && column < head.Children.Length ? Short(Folded(head.Children[column].TextContent), 80) : "";
        return name.Length > 0 && title.Length > 0 ? $"{name}, {title}" : name + title;
    }

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
            return element.HasAttribute("hidden");
        string style = element.GetAttribute("style") ?? "";
        if (style.Length == 0)
            return false;
        string folded = string.Concat(style.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        return folded.Contains("display:none", StringComparison.Ordinal) || folded.Contains("visibility:hidden", StringComparison.Ordinal) || folded.Contains("font-size:0", StringComparison.Ordinal)
            || folded.Contains("left:-9", StringComparison.Ordinal) || folded.Contains("opacity:0;", StringComparison.Ordinal) || folded.EndsWith("opacity:0", StringComparison.Ordinal);
    }

    private static void Part(IElement element, Uri? url, Dictionary<IElement, RegionRule> rules, List<PagePart> parts)
    {
        switch (element.NodeName)
        {
            case "SCRIPT" when element.GetAttribute("src") is { Length: > 0 } source:
                Add(PartKind.Script, "", Resolved(source, url));
                break;
            case "SCRIPT" when Folded(element.TextContent) is { Length: > 0 } text:
                Add(PartKind.Script, Short(text, 120), "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
                break;
            case "A" or "AREA" when element.GetAttribute("href") is { } target && !target.StartsWith('#'):
                Add(PartKind.Link, Short(Folded(element.TextContent), 120), Resolved(target, url));
                break;
            case "FORM":
                Add(PartKind.Form, string.Join(", ", element.QuerySelectorAll("input,select,textarea").Take(50).Select(f => $"{f.GetAttribute("type") ?? f.LocalName} {f.GetAttribute("name")}".Trim())), Resolved(element.GetAttribute("action") ?? "", url));
                break;
            case "IFRAME" or "FRAME" or "EMBED" or "OBJECT":
                Add(PartKind.Frame, "", Resolved(element.GetAttribute("src") ?? element.GetAttribute("data") ?? element.GetAttribute("srcdoc") ?? "", url));
                break;
            case "META" when string.Equals(element.GetAttribute("http-equiv"), "refresh", StringComparison.OrdinalIgnoreCase):
                Add(PartKind.Refresh, "", Short(element.GetAttribute("content") ?? "", 400));
                break;
            default:
                break;
        }

        void Add(PartKind kind, string name, string target)
        {
            RegionRule? rule = null;
            for (var up = element; up is not null && rule is null; up = up.ParentElement)
                rule = rules.Count > 0 && rules.TryGetValue(up, out var found) ? found : null;
            parts.Add(new PagePart(kind, "", name, target, rule));
        }
    }

    private static string Resolved(string target, Uri? url)
    {
        target = target.Trim();
        if (target.Length > 2000)
            target = target[..2000];
        return url is not null && Uri.TryCreate(url, target, out var whole) ? whole.AbsoluteUri : target;
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Short(string text, int most = LongestText) => text.Length <= most ? text : text[..most] + "…";
}
