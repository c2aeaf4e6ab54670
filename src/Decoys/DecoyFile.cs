namespace Tocsin.Decoys;

/// <summary>A file of a decoy.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Written">When it pretends to have been written.</param>
public sealed record DecoyFile(string Name, string Sha256, DateTimeOffset Written);
