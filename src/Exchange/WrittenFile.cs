namespace Tocsin.Exchange;

/// <summary>A file that a scan wrote.</summary>
/// <param name="Name">Its name inside the output directory.</param>
/// <param name="Describes">What it is good for.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of its content in lower-case hex.</param>
public sealed record WrittenFile(string Name, string Describes, long Bytes, string Sha256);
