namespace Tocsin.Evidence.Container;

/// <summary>A file of a container as it was read.</summary>
/// <param name="Offset">Where its bytes begin.</param>
/// <param name="Size">How many there are.</param>
/// <param name="Sha256">What they hash to.</param>
/// <param name="Changed">True when they are not what the manifest, or without it both tables, say.</param>
internal sealed record ReadFile(long Offset, long Size, string Sha256, bool Changed);
