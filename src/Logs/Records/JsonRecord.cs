using System.Text.Json;

namespace Tocsin.Logs.Records;

/// <summary>Reads a JSON line of any nested shape: fields are known by their path or by their last name.</summary>
internal static class JsonRecord
{
    private const int MostFields = 2000;

    /// <summary>Reads a line; what breaks off keeps the fields before the break.</summary>
    public static void Read(ReadOnlySpan<byte> line, LogRecord record)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var path = new List<string>();
        int fields = 0;
        string name = "";
        try
        {
            while (reader.Read() && fields < MostFields)
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = reader.GetString()!;
                        break;
                    case JsonTokenType.StartObject:
                        path.Add(name);
                        name = "";
                        break;
                    case JsonTokenType.EndObject:
                        path.RemoveAt(path.Count - 1);
                        break;
                    case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                        fields++;
                        Set(record, path, name, Value(ref reader));
                        break;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Cut off or mis-encoded: what was read is kept.
        }
    }

    private static string Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
    };

    private static void Set(LogRecord record, List<string> path, string name, string value)
    {
        if (name.Length == 0)
            return;
        string full = path.Count <= 1 ? name : $"{string.Join('.', path.Skip(1).Where(p => p.Length > 0))}.{name}";
        var role = FieldRoles.Of(full, out int rank);
        record.Set(role, value, rank);
    }
}
