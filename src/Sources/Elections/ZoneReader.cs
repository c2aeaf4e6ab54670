using Tocsin.Sources.Yaml;

namespace Tocsin.Sources.Elections;

/// <summary>Reads the election's time zone and suggests the one that was meant.</summary>
internal static class ZoneReader
{
    /// <summary>The zone; UTC, and a mistake, when the name is not known, so that the rest can still be checked.</summary>
    public static TimeZoneInfo Read(YamlNode? node, MistakeLog log)
    {
        if (node is null)
            return TimeZoneInfo.Utc;
        if (!node.Text.Contains('\\', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(node.Text, out TimeZoneInfo? zone))
            return zone;
        string? near = Nearest(node.Text);
        log.Error(node, $"the time zone '{node.Text}' is not known",
            near is null ? "use a name of the IANA database such as Europe/Paris" : $"did you mean '{near}'?");
        return TimeZoneInfo.Utc;
    }

    private static string? Nearest(string text)
    {
        string[] ids = [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Order(StringComparer.Ordinal)];
        string wanted = text.Replace(' ', '_');
        return ids.FirstOrDefault(id => City(id).Equals(City(wanted), StringComparison.OrdinalIgnoreCase)) ?? Suggestion.For(wanted, ids);
    }

    private static string City(string id) => id[(id.LastIndexOf('/') + 1)..];
}
