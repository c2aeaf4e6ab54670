namespace Tocsin.Decoys;

/// <summary>What a canary is.</summary>
public enum CanaryKind
{
    /// <summary>A link.</summary>
    Link,

    /// <summary>A mail address.</summary>
    Address,

    /// <summary>A user name.</summary>
    Login,

    /// <summary>A password.</summary>
    Password,

    /// <summary>The id of a mail (RFC 5322, section 3.6.4).</summary>
    MessageId,

    /// <summary>A file reference as offices write them.</summary>
    Reference,

    /// <summary>A telephone number of a range kept for fiction.</summary>
    Phone,

    /// <summary>An unusual figure.</summary>
    Figure,
}
