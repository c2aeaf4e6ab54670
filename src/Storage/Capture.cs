namespace Tocsin.Storage;

/// <summary>An input as it was received.</summary>
/// <param name="Name">Its path or name.</param>
/// <param name="Format">How it was read.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Hash of its bytes; empty when it could not be hashed.</param>
/// <param name="Posts">Posts taken of it.</param>
public sealed record Capture(string Name, string Format, long Bytes, string Sha256, long Posts);
