using Tocsin.Sources.Json;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.Telegram;

/// <summary>The result.json that Telegram Desktop exports: one chat, or all of them.</summary>
public sealed class TelegramFormat : IPostFormat
{
    private static readonly JsonPaths Messages = new(["messages", "chats.list.messages", "left_chats.list.messages"]);

    /// <inheritdoc/>
    public FormatInfo Info { get; } = new("telegram", "Telegram Desktop export", "The result.json of a chat, a channel or a whole account.");

    /// <inheritdoc/>
    public int Recognise(FileHead head, ReadOptions options)
    {
        if (head.HasKeys("messages.date", "messages.type") || head.HasKeys("messages", "name", "type", "id"))
            return 95;
        if (head.HasKeys("chats.list.messages"))
            return 95;
        // The export of a whole account starts with pages of contacts before it comes to chats.
        return head.HasKeys("about", "personal_information") || head.HasKeys("about", "chats.list") ? 85 : 0;
    }

    /// <inheritdoc/>
    public FormatReading? Open(FileHead head, ReadOptions options, out FormatProblem problem)
    {
        problem = default;
        return new TelegramReading(Messages);
    }
}
