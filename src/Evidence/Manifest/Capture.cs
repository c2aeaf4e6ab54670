namespace Tocsin.Evidence.Manifest;

/// <summary>Where an input came from, as far as anybody said.</summary>
/// <param name="Origin">Who or what it was had from: an address, a platform's export, a person. Null when nobody said.</param>
/// <param name="Collector">Who or what collected it. Null when nobody said.</param>
/// <param name="At">When it was captured. Null when nobody said.</param>
/// <param name="FileTime">When its file was last written, as the file system had it at the export: no proof by itself.</param>
public sealed record Capture(string? Origin, string? Collector, DateTimeOffset? At, DateTimeOffset? FileTime);
