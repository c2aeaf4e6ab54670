namespace Tocsin.Engine.Text;

/// <summary>The writing systems told apart when texts are compared; everything else is <see cref="Other"/>.</summary>
public enum TextScript : byte
{
    /// <summary>No letters at all.</summary>
    None,
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Armenian,
    Georgian,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Khmer,
    Myanmar,
    Ethiopic,
    Hangul,
    Kana,
    Han,

    /// <summary>A script without a name of its own here.</summary>
    Other,
}
