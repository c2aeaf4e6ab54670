namespace Tocsin.Exchange.Json;

/// <summary>Named values as a JSON object in the order given; of two with one name the first counts.</summary>
internal static class NamedValues
{
    public static IReadOnlyDictionary<string, T> From<T>(IEnumerable<KeyValuePair<string, T>> pairs)
    {
        // Nothing is ever removed, so the dictionary keeps the order in which it was filled.
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
            values.TryAdd(name, value);
        return values;
    }
}
