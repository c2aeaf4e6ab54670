namespace Tocsin.Simulation;

/// <summary>How a copy of a text is changed so that it is not an exact copy.</summary>
public enum TextEdit
{
    /// <summary>A word is replaced by another.</summary>
    Word,

    /// <summary>Two neighbouring letters change places, or one is lost or doubled.</summary>
    Typo,

    /// <summary>An emoji is added.</summary>
    Emoji,

    /// <summary>Punctuation is added, dropped or changed.</summary>
    Punctuation,

    /// <summary>A hashtag is added.</summary>
    Hashtag,

    /// <summary>A word changes case.</summary>
    Case,

    /// <summary>A letter is replaced by one that looks the same in another script.</summary>
    Homoglyph,
}
