namespace Tocsin.Documents;

/// <summary>What a document was before it was text.</summary>
public enum DocumentKind
{
    /// <summary>Plain text in any encoding.</summary>
    Text,

    /// <summary>A mail (RFC 5322).</summary>
    Mail,

    /// <summary>A page.</summary>
    Html,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>Word, Excel or PowerPoint since 2007 (ECMA-376).</summary>
    Office,

    /// <summary>OpenDocument (ISO/IEC 26300).</summary>
    OpenDocument,
}
