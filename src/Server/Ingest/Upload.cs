namespace Tocsin.Server.Ingest;

/// <summary>A file that somebody brought and that lies in the server's directory.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it was called.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">Its size.</param>
public sealed record Upload(string Id, string Name, string Path, long Bytes);
