using Tocsin.Sources.Json;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.XApiV2;

/// <summary>Pages and posts as version 2 of the X (Twitter) API has them.</summary>
public sealed class XApiV2Format : IPostFormat
{
    // A page of 500 posts with everything included has about a megabyte; files that merge pages have more.
    private const int MaxPageBytes = 256 * 1024 * 1024;

    /// <inheritdoc/>
    public FormatInfo Info { get; } = new("x-api-v2", "X (Twitter) API v2", "Response pages with data and includes, streamed posts, or posts flattened to one a line.");

    /// <inheritdoc/>
    public int Recognise(FileHead head, ReadOptions options)
    {
        if (head.HasKeys("data.author_id") || head.HasKeys("includes.users.username", "data.text") || head.HasKeys("data.edit_history_tweet_ids"))
            return 95;
        return head.HasKeys("author_id", "id", "text", "created_at") ? 88 : 0;
    }

    /// <inheritdoc/>
    public FormatReading? Open(FileHead head, ReadOptions options, out FormatProblem problem)
    {
        problem = default;
        bool lines = head.Shape == HeadShape.JsonLines && (head.Complete || head.Bytes.Contains((byte)'\n'));
        return new XApiV2Reading(lines ? null : JsonPaths.Top with { MaxRecordBytes = MaxPageBytes });
    }
}
