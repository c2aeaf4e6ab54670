namespace Tocsin.Engine.Media;

/// <summary>A media file that posts may refer to.</summary>
/// <param name="Path">Path below the folder of media, with / between its parts.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="Hash">Its perceptual hash; null when it is no picture that could be read.</param>
/// <param name="Quality">Structure of the picture, 0 to 100; 0 without a hash.</param>
public sealed record MediaFile(string Path, string Sha256, PerceptualHash? Hash, int Quality);
