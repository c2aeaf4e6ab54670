namespace Tocsin.Sources.Sites;

/// <summary>What somebody wrote down about a saved site.</summary>
/// <param name="File">Its file or folder, relative to the table.</param>
/// <param name="Host">Its host, as written.</param>
/// <param name="Addresses">Internet addresses it was served from.</param>
/// <param name="Certificate">SHA-256 of its certificate; empty without.</param>
/// <param name="Names">Host names in its certificate.</param>
public sealed record SiteRow(string File, string Host, IReadOnlyList<string> Addresses, string Certificate, IReadOnlyList<string> Names);
