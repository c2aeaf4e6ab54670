namespace Tocsin.Storage;

/// <summary>A word that is looked for.</summary>
/// <param name="Word">Folded: lower case, no accents.</param>
/// <param name="Prefix">True when words that begin so count too.</param>
public readonly record struct SearchWord(string Word, bool Prefix);
