using System.Text;
using System.Text.Json;

namespace Tocsin.Sources.Formats.Telegram;

/// <summary>The chat messages stand in, as the keys before them tell.</summary>
/// <param name="Id">The chat's number as text; empty when unknown.</param>
/// <param name="IsChannel">True for channels, where messages may lack a sender: the channel itself speaks.</param>
internal sealed record TelegramChat(byte[] Id, bool IsChannel)
{
    /// <summary>Reads the keys of the chat object that precede its messages; the bytes end in the middle of it.</summary>
    public static TelegramChat Read(ReadOnlySpan<byte> header)
    {
        byte[] id = [];
        bool channel = false;
        var reader = new Utf8JsonReader(header, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                    continue;
                bool isId = reader.ValueTextEquals("id"u8);
                bool isType = reader.ValueTextEquals("type"u8);
                if (!reader.Read())
                    break;
                if (isId && reader.TokenType is JsonTokenType.Number or JsonTokenType.String)
                    id = reader.ValueSpan.ToArray();
                else if (isType && reader.TokenType == JsonTokenType.String)
                    channel = Encoding.UTF8.GetString(reader.ValueSpan).Contains("channel", StringComparison.Ordinal);
            }
        }
        catch (JsonException)
        {
            // What was read until here has to do.
        }

        return new TelegramChat(id, channel);
    }
}
