namespace Tocsin.Engine.Domains;

/// <summary>What is particular about a link.</summary>
[Flags]
public enum LinkFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The host only points elsewhere: the link identifies itself, its domain says nothing.</summary>
    Shortener = 1,

    /// <summary>The posted form was an AMP page of the canonical one.</summary>
    Amp = 2,

    /// <summary>The posted form was a mobile host of the canonical one.</summary>
    Mobile = 4,

    /// <summary>The host is an IP address; it has no registrable domain.</summary>
    Ip = 8,

    /// <summary>A Tor onion service.</summary>
    Onion = 16,

    /// <summary>The target was taken out of a redirect page's parameter.</summary>
    Unwrapped = 32,

    /// <summary>The link was too long, or had too many parameters, and the rest was left out.</summary>
    CutOff = 64,
}
