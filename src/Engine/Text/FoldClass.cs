namespace Tocsin.Engine.Text;

/// <summary>What the normaliser does with a code point.</summary>
internal enum FoldClass : byte
{
    /// <summary>Separates words: white space, punctuation, symbols, controls, unassigned.</summary>
    Space,

    /// <summary>Written as its target.</summary>
    Letter,

    /// <summary>Replaced by a sequence of code points, each folded by its own entry.</summary>
    Expansion,

    /// <summary>A combining mark that is part of the spelling (Indic vowel signs, viramas).</summary>
    Mark,

    /// <summary>A kept mark that may compose with the letter before it.</summary>
    ComposingMark,

    /// <summary>A Hangul vowel or final consonant, composed with what stands before it.</summary>
    Jamo,

    /// <summary>Part of a number; the target is the ASCII digit where there is one.</summary>
    Digit,

    /// <summary>Part of an emoji.</summary>
    Emoji,

    /// <summary>Removed: stripped marks, zero-width and directional characters, variation selectors, kashida.</summary>
    Dropped,

    /// <summary>An at sign of any width.</summary>
    At,

    /// <summary>One of the class bytes 0x01..0x04 itself.</summary>
    ClassByte,
}
