namespace Tocsin.Resolving;

/// <summary>What DNS says of a name.</summary>
public enum NameState
{
    /// <summary>It has an address, a mail server, a name server or an alias.</summary>
    Exists,

    /// <summary>It exists, but none of what was asked for does.</summary>
    NoRecords,

    /// <summary>There is no such name (NXDOMAIN, RFC 2308).</summary>
    NoSuchName,

    /// <summary>DNS did not say: no answer, or an answer that it has none. That is not "no such name".</summary>
    NotKnown,
}
