namespace Tocsin.Engine.Leaks.Alterations;

/// <summary>What was altered, the gravest first: this is the order in which alterations are shown.</summary>
public enum AlterationKind
{
    /// <summary>A sum of money or a percentage.</summary>
    Amount,

    /// <summary>A date, year or time of day.</summary>
    Date,

    /// <summary>Another number.</summary>
    Number,

    /// <summary>A name: a capital letter where a sentence does not begin.</summary>
    Name,

    /// <summary>A "not" put in or taken out.</summary>
    Negation,

    /// <summary>A passage put in.</summary>
    InsertedPassage,

    /// <summary>A passage taken out.</summary>
    RemovedPassage,

    /// <summary>Other words.</summary>
    Words,

    /// <summary>Wrapping, hyphenation, case, accents, or characters that scanners confuse.</summary>
    Noise,
}
