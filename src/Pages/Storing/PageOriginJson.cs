using System.Text.Json;

namespace Tocsin.Pages.Storing;

/// <summary>The server of a snapshot as JSON. Snapshots made before it was kept have none.</summary>
internal static class PageOriginJson
{
    private const string Name = "origin";

    public static void Write(Utf8JsonWriter json, PageOrigin? origin)
    {
        if (origin is null)
            return;
        json.WriteStartObject(Name);
        List("addresses", origin.Addresses);
        json.WriteString("issuer", origin.Issuer);
        json.WriteString("subject", origin.Subject);
        List("names", origin.Names);
        json.WriteString("from", origin.From.UtcDateTime);
        json.WriteString("until", origin.Until.UtcDateTime);
        json.WriteString("sha256", origin.Sha256);
        json.WriteString("key_sha256", origin.KeySha256);
        json.WriteString("faults", origin.Faults);
        json.WriteString("seen_at", origin.SeenAt.UtcDateTime);
        json.WriteEndObject();

        void List(string name, IReadOnlyList<string> values)
        {
            json.WriteStartArray(name);
            foreach (string value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }

    public static PageOrigin? Read(JsonElement root) => !root.TryGetProperty(Name, out var origin) ? null : new PageOrigin
    {
        Addresses = List(origin, "addresses"),
        Issuer = Text(origin, "issuer"),
        Subject = Text(origin, "subject"),
        Names = List(origin, "names"),
        From = origin.GetProperty("from").GetDateTimeOffset(),
        Until = origin.GetProperty("until").GetDateTimeOffset(),
        Sha256 = Text(origin, "sha256"),
        KeySha256 = Text(origin, "key_sha256"),
        Faults = Text(origin, "faults"),
        SeenAt = origin.GetProperty("seen_at").GetDateTimeOffset(),
    };

    private static string Text(JsonElement origin, string name) => origin.GetProperty(name).GetString() ?? "";

    private static string[] List(JsonElement origin, string name) => [.. origin.GetProperty(name).EnumerateArray().Select(e => e.GetString() ?? "")];
}
