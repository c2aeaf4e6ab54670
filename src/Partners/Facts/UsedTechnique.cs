using Tocsin.Storage;

namespace Tocsin.Partners.Facts;

/// <summary>A technique of a public framework that was proposed, judged, or both.</summary>
/// <param name="Framework">DISARM or ATT&amp;CK.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Name">Its name there; its id when it was named by a person and is not in our table.</param>
/// <param name="Because">What in the data points to it; empty when a person alone named it.</param>
/// <param name="Judged">The judgement that stands; null when nobody judged it.</param>
public sealed record UsedTechnique(string Framework, string Id, string Name, string Because, Decision? Judged);
