namespace Tocsin.Sites.Clones;

/// <summary>How a page stands to a protected one.</summary>
public enum CloneGrade
{
    /// <summary>Built alike, and nothing else: the same theme or builder.</summary>
    Resembles,

    /// <summary>Its words are largely those of the protected page.</summary>
    CopiedText,

    /// <summary>Made to be taken for it: looks or words with marks of its identity.</summary>
    Clone,
}
