namespace Tocsin.Engine.Leaks;

/// <summary>One chosen k-gram of a text.</summary>
/// <param name="Hash">Its keyed hash.</param>
/// <param name="At">Index of its first symbol in the folded text.</param>
public readonly record struct Fingerprint(ulong Hash, int At);
