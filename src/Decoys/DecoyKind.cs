namespace Tocsin.Decoys;

/// <summary>What a decoy is.</summary>
public enum DecoyKind
{
    /// <summary>A document: docx, pdf, odt, xlsx, csv or txt.</summary>
    Document,

    /// <summary>A thread of mail.</summary>
    Mail,

    /// <summary>A link to a page that nobody has a reason to open.</summary>
    Link,

    /// <summary>An address card.</summary>
    Contact,

    /// <summary>A user name with its password.</summary>
    Credential,
}
