using Tocsin.Engine.Media;

namespace Tocsin.Pictures;

/// <summary>What a folder of media holds.</summary>
/// <param name="Index">Its files.</param>
/// <param name="Problems">Files that could not be read, or pictures that could not be decoded and count byte for byte.</param>
public sealed record MediaReading(MediaIndex Index, IReadOnlyList<MediaProblem> Problems);
