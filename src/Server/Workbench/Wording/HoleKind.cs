namespace Tocsin.Server.Workbench.Wording;

/// <summary>What may stand in a hole of a phrase, and how it is shown in another language.</summary>
internal enum HoleKind
{
    /// <summary>A name, an address, quoted words: passed through untouched.</summary>
    Words,

    /// <summary>A whole number: its thousands are parted as the language does.</summary>
    Int,

    /// <summary>A number with a fraction, or "fewer than 0.01".</summary>
    Num,

    /// <summary>A share: "45 %", "less than 1 %".</summary>
    Share,

    /// <summary>How long: "45 seconds", "3 h 12 min", "2 days".</summary>
    Span,

    /// <summary>A phrase that stands in the book; the sentence is left alone when it does not.</summary>
    Phrase,

    /// <summary>A phrase where the book has it, and words otherwise.</summary>
    Maybe,

    /// <summary>Phrases parted by "; ".</summary>
    Parts,

    /// <summary>Phrases joined by ", " and " and ".</summary>
    List,

    /// <summary>The same, where an item that the book does not have stays as it is.</summary>
    Items,

    /// <summary>Names joined by ", " and " and ", with "and 3 more" at the end.</summary>
    Names,
}
