namespace Tocsin.Mail.Signs;

/// <summary>A sign found in a message.</summary>
/// <param name="Sign">Stable name of the sign.</param>
/// <param name="Family">Its family.</param>
/// <param name="Weight">Log-odds it adds (natural logarithm): how much likelier in attacks than in honest mail, as judged beforehand.</param>
/// <param name="Sentence">What it means, for people.</param>
/// <param name="Evidence">The header, link or name that shows it, as written; hostile text.</param>
public sealed record SignHit(string Sign, SignFamily Family, double Weight, string Sentence, string Evidence)
{
    /// <summary>Nothing innocent does this: the family's cap does not hold.</summary>
    public bool Conclusive { get; init; }
}
