using Tocsin.Sources.Json;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.TocsinNdjson;

/// <summary>Tocsin's own form: one JSON object a post.</summary>
public sealed class TocsinFormat : IPostFormat
{
    /// <inheritdoc/>
    public FormatInfo Info { get; } = new("tocsin", "Tocsin NDJSON", "One JSON object a line with account, time, text and what else is known.");

    /// <inheritdoc/>
    public int Recognise(FileHead head, ReadOptions options)
    {
        if (head.Shape is not (HeadShape.JsonLines or HeadShape.JsonArray or HeadShape.JsonObject))
            return 0;
        bool mapped = options.Map.Count > 0 && options.Map.Values.All(head.Keys.Contains);
        return mapped ? 98 : head.HasKeys("account", "time") && !head.HasKeys("account.acct") ? 90 : 0;
    }

    /// <inheritdoc/>
    public FormatReading? Open(FileHead head, ReadOptions options, out FormatProblem problem)
    {
        problem = default;
        return new TocsinReading(head.Shape is HeadShape.JsonArray or HeadShape.JsonObject ? JsonPaths.Top : null, options.Map);
    }
}
