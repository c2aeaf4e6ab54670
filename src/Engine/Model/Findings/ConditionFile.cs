namespace Tocsin.Engine.Model.Findings;

/// <summary>A file beside the posts that decided how a scan went: a profile, settings, a list.</summary>
/// <param name="Path">Path, or name of a sample, as the user gave it.</param>
/// <param name="Bytes">Its size; of a directory that of its files together.</param>
/// <param name="Sha256">SHA-256 of its bytes in lower-case hex; of a directory as for <see cref="Sightings.EvidenceInput"/>. Empty where it could not be read.</param>
public sealed record ConditionFile(string Path, long Bytes, string Sha256);
