namespace Tocsin.Logs.Indicators;

/// <summary>What an indicator looks for.</summary>
public enum AtomKind
{
    /// <summary>A domain and every name below it.</summary>
    Domain,

    /// <summary>One host name exactly.</summary>
    Host,

    /// <summary>A web address; without a query also what lies below it.</summary>
    Url,

    /// <summary>An IPv4 or IPv6 address or network.</summary>
    Address,

    /// <summary>An MD5, SHA-1 or SHA-256 of a file.</summary>
    Hash,

    /// <summary>A mail address.</summary>
    Mail,
}
