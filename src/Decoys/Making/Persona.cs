namespace Tocsin.Decoys.Making;

/// <summary>An invented person.</summary>
/// <param name="Given">Given name.</param>
/// <param name="Surname">Surname, put together from syllables.</param>
/// <param name="Role">What they do.</param>
internal sealed record Persona(string Given, string Surname, string Role)
{
    public string Name => $"{Given} {Surname}";

    public static Persona Invent(Entropy entropy, PhraseBook book) => new(
        entropy.Pick(book.All("given")),
        entropy.Pick(book.All("surname-head")) + entropy.Pick(book.All("surname-tail")),
        entropy.Pick(book.All("role")));
}
