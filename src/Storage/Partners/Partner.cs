namespace Tocsin.Storage.Partners;

/// <summary>Somebody with whom the house shares: an office, a CERT, a researcher.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tlp">The strictest level it may get; never red.</param>
/// <param name="Formats">What it takes: names of <see cref="ShareFormats"/>.</param>
/// <param name="Extensions">Whether its systems bear extensions of STIX.</param>
/// <param name="Elections">Ids of the elections it is a member for; <c>*</c> for all.</param>
/// <param name="Since">Since when it stands so.</param>
/// <param name="IsEnded">True when nothing is shared with it any more.</param>
public sealed record Partner(string Name, TlpLevel Tlp, IReadOnlyList<string> Formats, bool Extensions, IReadOnlyList<string> Elections, DateTimeOffset Since, bool IsEnded)
{
    /// <summary>Whether it is a member for an election.</summary>
    public bool IsMember(string election) => Elections.Contains("*", StringComparer.Ordinal) || Elections.Contains(election, StringComparer.Ordinal);
}
