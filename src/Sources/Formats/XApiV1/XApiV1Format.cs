using Tocsin.Sources.Json;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.XApiV1;

/// <summary>Posts as version 1.1 of the X (Twitter) API has them, and the archives people download of their own account.</summary>
public sealed class XApiV1Format : IPostFormat
{
    /// <inheritdoc/>
    public FormatInfo Info { get; } = new("x-api-v1", "X (Twitter) API v1.1", "Tweet objects of API v1.1, as lines, arrays, search pages or a downloaded archive.");

    /// <inheritdoc/>
    public int Recognise(FileHead head, ReadOptions options)
    {
        if (head.ScriptName.StartsWith("Grailbird.data.tweets_", StringComparison.Ordinal))
            return 99;
        if (head.HasKeys("tweet.created_at") && (head.HasKeys("tweet.full_text") || head.HasKeys("tweet.text")))
            return 97;
        return IsTweet(head, "") || IsTweet(head, "statuses.") ? 92 : 0;
    }

    /// <inheritdoc/>
    public FormatReading? Open(FileHead head, ReadOptions options, out FormatProblem problem)
    {
        problem = default;
        var paths = head.HasKeys("statuses.created_at") ? new JsonPaths(["statuses"])
            : head.Shape == HeadShape.JsonLines ? null
            : JsonPaths.Top;
        return new XApiV1Reading(paths, ArchiveOwner.Find(head));
    }

    private static bool IsTweet(FileHead head, string prefix) =>
        head.HasKeys(prefix + "created_at") && (head.HasKeys(prefix + "text") || head.HasKeys(prefix + "full_text"))
        && (head.HasKeys(prefix + "user.screen_name") || head.HasKeys(prefix + "user.id_str") || head.HasKeys(prefix + "user.id")
            || head.HasKeys(prefix + "id_str"));
}
