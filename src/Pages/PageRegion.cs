namespace Tocsin.Pages;

/// <summary>A region of a page with its rule.</summary>
/// <param name="Selector">CSS selector (Selectors Level 4) of its elements.</param>
/// <param name="Rule">What may change there.</param>
public sealed record PageRegion(string Selector, RegionRule Rule)
{
    /// <summary>Reads <c>#results td.votes: growing</c>; the last colon parts selector and rule.</summary>
    public static bool TryParse(string text, out PageRegion region)
    {
        region = new PageRegion("", RegionRule.Anything);
        int colon = text.LastIndexOf(':');
        if (colon <= 0 || !Enum.TryParse<RegionRule>(text[(colon + 1)..].Trim(), ignoreCase: true, out var rule) || char.IsDigit(text[(colon + 1)..].Trim()[0]))
            return false;
        region = new PageRegion(text[..colon].Trim(), rule);
        return region.Selector.Length > 0;
    }
}
