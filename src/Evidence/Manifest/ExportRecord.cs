namespace Tocsin.Evidence.Manifest;

/// <summary>Who made an archive, when and for what.</summary>
/// <param name="At">When, by the clock of the machine.</param>
/// <param name="By">The person.</param>
/// <param name="Reason">The purpose.</param>
/// <param name="KeySha256">SHA-256 of the public key (SubjectPublicKeyInfo) that signs it.</param>
/// <param name="TimestampAuthority">The authority that was asked for a timestamp; null when none was. Where it is named, <c>timestamp.tsr</c> has to be there.</param>
public sealed record ExportRecord(DateTimeOffset At, string By, string Reason, string KeySha256, string? TimestampAuthority);
