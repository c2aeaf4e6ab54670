using Tocsin.Server.Ingest;

namespace Tocsin.Server.Api;

/// <summary>What a change of a detector would do.</summary>
/// <param name="Detector">The detector.</param>
/// <param name="Posts">Posts looked at.</param>
/// <param name="Before">Found with the settings in force.</param>
/// <param name="After">Found with the other ones.</param>
/// <param name="More">What only the other ones find.</param>
/// <param name="Less">What only those in force find.</param>
/// <param name="Changed">How many findings are about much the same accounts and told otherwise.</param>
public sealed record PreviewTold(string Detector, long Posts, int Before, int After, IReadOnlyList<string> More, IReadOnlyList<string> Less, int Changed)
{
    internal static PreviewTold Of(TuningPreview preview) =>
        new(preview.Detector, preview.Posts, preview.Before, preview.After, [.. preview.More.Select(f => f.Sentence)], [.. preview.Less.Select(f => f.Sentence)], preview.Changed.Count);
}
