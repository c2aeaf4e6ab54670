namespace Tocsin.Pictures;

/// <summary>A media file with something wrong.</summary>
/// <param name="Path">The file.</param>
/// <param name="Problem">What is wrong, for people.</param>
public sealed record MediaProblem(string Path, string Problem);
