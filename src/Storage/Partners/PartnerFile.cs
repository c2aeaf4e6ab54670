namespace Tocsin.Storage.Partners;

/// <summary>A file that a partner gave.</summary>
/// <param name="Id">Its number in the store; 0 before it is there.</param>
/// <param name="Partner">The partner.</param>
/// <param name="Name">Its name.</param>
/// <param name="Format">stix or misp.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Bytes">How many there are.</param>
/// <param name="Tlp">The level of what bears none.</param>
/// <param name="Kept">Objects kept.</param>
/// <param name="Known">Objects that were known in the same version.</param>
/// <param name="Refused">Objects refused.</param>
/// <param name="At">When it was taken.</param>
/// <param name="By">Who took it.</param>
public sealed record PartnerFile(long Id, string Partner, string Name, string Format, string Sha256, long Bytes, TlpLevel Tlp, long Kept, long Known, long Refused, DateTimeOffset At, string By);
