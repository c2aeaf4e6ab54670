using System.Text.Json;
using Tocsin.Sources.Json;

namespace Tocsin.Sources.Formats.XApiV2;

/// <summary>The users and posts a page includes, found by id.</summary>
internal sealed class XApiV2Includes
{
    private readonly Dictionary<string, JsonElement> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _tweets = new(StringComparer.Ordinal);

    public XApiV2Includes(JsonElement includes)
    {
        Collect(includes.At("users"u8), _users);
        Collect(includes.At("tweets"u8), _tweets);
    }

    public JsonElement User(JsonElement id) => Find(_users, id);

    public JsonElement Tweet(JsonElement id) => Find(_tweets, id);

    private static void Collect(JsonElement list, Dictionary<string, JsonElement> found)
    {
        foreach (var item in list.All())
        {
            if (item.At("id"u8).ValueKind == JsonValueKind.String)
                found[item.At("id"u8).GetString()!] = item;
        }
    }

    private static JsonElement Find(Dictionary<string, JsonElement> found, JsonElement id) =>
        found.Count > 0 && id.ValueKind == JsonValueKind.String ? found.GetValueOrDefault(id.GetString()!) : default;
}
