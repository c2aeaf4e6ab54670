namespace Tocsin.Server.Casebook;

/// <summary>A file of an archive.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">Its size.</param>
public sealed record ArchiveFile(string Name, string Path, long Bytes);
