namespace Tocsin.Evidence.Manifest;

/// <summary>Something the scan used that is not in the archive.</summary>
/// <param name="Role">What it was.</param>
/// <param name="Source">What the scan called it.</param>
/// <param name="Sha256">Its hash as the scan recorded it; empty where it recorded none.</param>
/// <param name="Why">Why it is not here.</param>
public sealed record WithheldInput(string Role, string Source, string Sha256, string Why);
