using System.Text;
using System.Text.Json;
using Tocsin.Logs.Sightings;

namespace Tocsin.Cli.Logs;

/// <summary>An alarm as one JSON object: docs/detectors/log-indicators.md.</summary>
internal static class AlarmJson
{
    /// <summary>Writes its members.</summary>
    public static void Write(Utf8JsonWriter line, Alarm alarm)
    {
        var indicator = alarm.Indicator;
        line.WriteString("type", "alarm");
        line.WriteBoolean("firm", alarm.IsFirm);
        line.WriteString("indicator", Safe(indicator.Value));
        line.WriteString("kind", LogText.Code(indicator.Kind));
        line.WriteString("machine", Safe(alarm.Machine));
        line.WriteString("user", Safe(alarm.User));
        line.WriteString("direction", alarm.Inbound ? "from" : "to");
        line.WriteNumber("count", alarm.Count);
        line.WriteNumber("firm_count", alarm.Firm);
        line.WriteNumber("undated", alarm.Undated);
        Time(line, "first", alarm.First);
        Time(line, "last", alarm.Last);
        line.WriteBoolean("year_guessed", alarm.YearGuessed);
        line.WriteStartArray("weakness");
        foreach (string code in LogText.Codes(alarm.Weakness))
            line.WriteStringValue(code);
        line.WriteEndArray();
        line.WriteStartObject("example");
        line.WriteString("file", Safe(alarm.Example.File));
        line.WriteNumber("line", alarm.Example.Line);
        line.WriteString("seen", Safe(alarm.Example.Seen));
        line.WriteString("excerpt", Safe(alarm.Example.Excerpt));
        line.WriteEndObject();
        line.WriteStartObject("given");
        line.WriteString("id", Safe(indicator.Id ?? ""));
        line.WriteString("name", Safe(indicator.Name ?? ""));
        line.WriteString("by", Safe(indicator.Source.Giver));
        line.WriteString("title", Safe(indicator.Source.Title));
        line.WriteString("file", Safe(indicator.Source.File));
        line.WriteNumber("place", indicator.Place);
        line.WriteString("tlp", indicator.Source.Tlp);
        if (indicator.Confidence >= 0)
            line.WriteNumber("confidence", indicator.Confidence);
        else
            line.WriteNull("confidence");
        line.WriteStartArray("types");
        foreach (string type in indicator.Types)
            line.WriteStringValue(Safe(type));
        line.WriteEndArray();
        Time(line, "valid_from", Bound(indicator.ValidFrom));
        Time(line, "valid_until", Bound(indicator.ValidUntil));
        line.WriteEndObject();
    }

    private static DateTimeOffset? Bound(long time) => time is long.MinValue or long.MaxValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(time);

    private static void Time(Utf8JsonWriter line, string name, DateTimeOffset? time)
    {
        if (time is null)
            line.WriteNull(name);
        else
            line.WriteString(name, LogText.Iso(time));
    }

    // A lone surrogate is no JSON.
    private static string Safe(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
