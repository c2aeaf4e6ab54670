namespace Tocsin.Engine.Lookalikes;

/// <summary>How a name resembles a protected one.</summary>
public enum LookalikeKind : byte
{
    /// <summary>The exact label under another suffix: bild.vip for bild.de.</summary>
    SameLabel,

    /// <summary>Looks the same in the address bar: homoglyphs of Unicode or ASCII (rn for m, 1 for l).</summary>
    Homoglyph,

    /// <summary>A letter repeated.</summary>
    Repetition,

    /// <summary>A hyphen put in.</summary>
    Hyphenation,

    /// <summary>A letter left out.</summary>
    Omission,

    /// <summary>Two neighbouring letters exchanged.</summary>
    Transposition,

    /// <summary>Spelt as it sounds, or transcribed otherwise: c and k, i and y, s and z, f and ph.</summary>
    Phonetic,

    /// <summary>A letter replaced by its neighbour on a keyboard.</summary>
    Replacement,

    /// <summary>A keyboard neighbour put in beside a letter.</summary>
    Insertion,

    /// <summary>A letter or digit added at the end, or before a hyphen.</summary>
    Addition,

    /// <summary>A bit flipped in memory or on a wire.</summary>
    BitFlip,

    /// <summary>A vowel exchanged for another.</summary>
    VowelSwap,

    /// <summary>An s put in as if a plural.</summary>
    Plural,

    /// <summary>Any other single edit.</summary>
    Edit,

    /// <summary>Looks the same but for one edit.</summary>
    VisualEdit,

    /// <summary>A dot put into the label, or taken out between sub-domain and label.</summary>
    Dotting,

    /// <summary>The whole name with its dots removed or hyphenated: gov-kw.com, mfauz.com.</summary>
    Joined,

    /// <summary>The name inside a longer label beside lure words: nato-press.com.</summary>
    LureWord,

    /// <summary>The name inside a longer label.</summary>
    Inside,

    /// <summary>The name as a sub-domain of something else: nato.example.com.</summary>
    SubDomain,

    /// <summary>The whole name in front of another domain: gov.hu.com.</summary>
    FullNamePrefix,

    /// <summary>A domain that looks like a protected public suffix: gouv.fm, q0v.pl.</summary>
    SuffixLookalike,
}
