using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tocsin.Exchange.Stix;

/// <summary>JSON in one form only, so that the same content always has the same hash.</summary>
/// <remarks>
/// RFC 8785 (JCS) for what STIX objects hold: strings, integers, true and false, arrays, objects. Members are sorted by
/// UTF-16 code units; only what must be escaped is escaped.
/// </remarks>
internal static class CanonicalJson
{
    public static byte[] Of(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, JsonNode node)
    {
        switch (node)
        {
            case JsonObject o:
                AppendObject(text, o);
                break;
            case JsonArray a:
                AppendArray(text, a);
                break;
            default:
                AppendValue(text, node.AsValue());
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonObject o)
    {
        text.Append('{');
        bool first = true;
        foreach (var (name, value) in o.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (!first)
                text.Append(',');
            first = false;
            AppendString(text, name);
            text.Append(':');
            Append(text, value ?? throw new InvalidOperationException($"BUG: {name} is null, which STIX does not know"));
        }

        text.Append('}');
    }

    private static void AppendArray(StringBuilder text, JsonArray a)
    {
        text.Append('[');
        for (int i = 0; i < a.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            Append(text, a[i] ?? throw new InvalidOperationException("BUG: an array holds null, which STIX does not know"));
        }

        text.Append(']');
    }

    private static void AppendValue(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                text.Append(value.GetValue<bool>() ? "true" : "false");
                break;
            case JsonValueKind.Number:
                text.Append(CultureInfo.InvariantCulture, $"{value.GetValue<int>()}");
                break;
            default:
                throw new InvalidOperationException($"BUG: {value.GetValueKind()} in a STIX object");
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
