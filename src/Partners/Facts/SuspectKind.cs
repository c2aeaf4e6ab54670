namespace Tocsin.Partners.Facts;

/// <summary>What a thing to look for is.</summary>
public enum SuspectKind
{
    /// <summary>A host or domain.</summary>
    Domain,

    /// <summary>A sender's mail address.</summary>
    Mailbox,

    /// <summary>The name of a file that was spread.</summary>
    File,

    /// <summary>A link that was spread.</summary>
    Link,
}
