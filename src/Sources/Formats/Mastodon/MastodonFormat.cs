using Tocsin.Sources.Json;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.Mastodon;

/// <summary>Statuses of Mastodon's API and its kin, and the ActivityPub outbox of an account's archive.</summary>
public sealed class MastodonFormat : IPostFormat
{
    /// <inheritdoc/>
    public FormatInfo Info { get; } = new("mastodon", "Mastodon and ActivityPub", "API statuses as an array or lines, or the outbox.json of an account's archive.");

    /// <inheritdoc/>
    public int Recognise(FileHead head, ReadOptions options)
    {
        if (head.HasKeys("account.acct", "content", "created_at"))
            return 96;
        if (head.HasKeys("orderedItems.type", "orderedItems.object") || head.HasKeys("orderedItems.object.content"))
            return 96;
        if (head.HasKeys("statuses.account.acct", "statuses.content"))
            return 96;
        return head.HasKeys("actor", "object", "type", "published") ? 90 : 0;
    }

    /// <inheritdoc/>
    public FormatReading? Open(FileHead head, ReadOptions options, out FormatProblem problem)
    {
        problem = default;
        var paths = head.HasKeys("orderedItems") ? new JsonPaths(["orderedItems"])
            : head.HasKeys("statuses.account.acct") ? new JsonPaths(["statuses"])
            : head.Shape == HeadShape.JsonLines ? null
            : JsonPaths.Top;
        return new MastodonReading(paths);
    }
}
