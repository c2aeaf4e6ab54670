using System.Collections.Frozen;

namespace Tocsin.Sources;

/// <summary>The field names <c>--map</c> understands, and the parser of its value.</summary>
public static class FieldMap
{
    /// <summary>Names that can stand left of the equals sign.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "account", "time", "text", "id", "handle", "urls", "hashtags", "mentions", "media", "lang", "platform", "client",
        "is_reshare", "reshare_of", "reshare_of_account", "reply_to", "quote_of",
        "account_created", "account_name", "account_description", "account_followers",
    ];

    private static readonly FrozenDictionary<string, string> Synonyms = new Dictionary<string, string>
    {
        ["url"] = "urls",
        ["link"] = "urls",
        ["links"] = "urls",
        ["hashtag"] = "hashtags",
        ["mention"] = "mentions",
        ["language"] = "lang",
        ["author"] = "account",
        ["user"] = "account",
        ["date"] = "time",
        ["body"] = "text",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads <c>account=author_id,time=created_at</c>.</summary>
    /// <param name="text">The value as typed.</param>
    /// <param name="map">Field name to column name.</param>
    /// <param name="error">What is wrong and what to type instead, or null.</param>
    public static bool TryParse(string text, out IReadOnlyDictionary<string, string> map, out string? error)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        map = found;
        error = null;
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == part.Length - 1)
            {
                error = $"'{part}' is not FIELD=COLUMN; type for example account=author_id,time=created_at";
                return false;
            }

            string field = part[..equals].Trim().ToLowerInvariant();
            field = Synonyms.GetValueOrDefault(field, field);
            if (!Names.Contains(field, StringComparer.Ordinal))
            {
                error = $"'{field}' is no field; the fields are {string.Join(", ", Names)}";
                return false;
            }

            found[field] = part[(equals + 1)..].Trim();
        }

        return true;
    }
}
