using Tocsin.Sources.Json;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.Jetstream;

/// <summary>Events of Bluesky's Jetstream, one a line.</summary>
public sealed class JetstreamFormat : IPostFormat
{
    /// <inheritdoc/>
    public FormatInfo Info { get; } = new("jetstream", "Bluesky Jetstream", "Events recorded from a Jetstream server, one JSON object a line.");

    /// <inheritdoc/>
    public int Recognise(FileHead head, ReadOptions options) =>
        head.HasKeys("did", "time_us") && (head.HasKeys("kind") || head.HasKeys("commit")) ? 99 : 0;

    /// <inheritdoc/>
    public FormatReading? Open(FileHead head, ReadOptions options, out FormatProblem problem)
    {
        problem = default;
        return new JetstreamReading(head.Shape == HeadShape.JsonLines ? null : JsonPaths.Top);
    }
}
