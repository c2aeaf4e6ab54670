namespace Tocsin.Engine.Model.Sightings;

/// <summary>A file or directory that the hacking half was given, as it was when the scan ended its reading.</summary>
/// <param name="Kind">What it was given as: <c>names</c>, <c>mail</c>, <c>dump</c>, <c>logs</c>, <c>indicators</c>, <c>sign-ins</c>, <c>pages</c>, <c>sites</c>, <c>protected-pages</c>, <c>leak-index</c>.</param>
/// <param name="Path">Path as the user gave it.</param>
/// <param name="Files">How many files it holds; 1 for a file.</param>
/// <param name="Bytes">Their size on disk together.</param>
/// <param name="Sha256">
/// Of a file the SHA-256 of its bytes, of a directory that of the lines <c>hash  ./relative/path</c> of its files in order of their names, as
/// sha256sum writes them; lower-case hex. Empty where not everything could be read.
/// </param>
public sealed record EvidenceInput(string Kind, string Path, int Files, long Bytes, string Sha256);
