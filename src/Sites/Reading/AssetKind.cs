namespace Tocsin.Sites.Reading;

/// <summary>What a page loads.</summary>
public enum AssetKind
{
    /// <summary>Style sheet.</summary>
    Stylesheet,

    /// <summary>Script.</summary>
    Script,

    /// <summary>Icon of the site.</summary>
    Icon,

    /// <summary>Picture.</summary>
    Picture,

    /// <summary>Picture that stands for the site: by its name, its class, or as the first in the head of the page.</summary>
    Logo,

    /// <summary>Page in a frame.</summary>
    Frame,
}
