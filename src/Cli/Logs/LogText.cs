using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Logs.Indicators;
using Tocsin.Logs.Sightings;

namespace Tocsin.Cli.Logs;

/// <summary>Alarms in words.</summary>
internal static class LogText
{
    /// <summary>Stable word of a kind.</summary>
    public static string Code(AtomKind kind) => kind switch
    {
        AtomKind.Domain => "domain",
        AtomKind.Host => "host",
        AtomKind.Url => "url",
        AtomKind.Address => "address",
        AtomKind.Hash => "hash",
        AtomKind.Mail => "mail",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a kind without a word"),
    };

    /// <summary>Stable words of what weakens a sighting.</summary>
    public static IEnumerable<string> Codes(Weakness weakness)
    {
        foreach (var flag in Enum.GetValues<Weakness>())
        {
            if (flag != Weakness.None && weakness.HasFlag(flag))
                yield return Code(flag);
        }
    }

    /// <summary>What weakens an alarm, in a sentence.</summary>
    public static string Why(Weakness flag, Indicator indicator) => flag switch
    {
        Weakness.Demoted => $"the indicator is wide: {indicator.Demoted}",
        Weakness.BeforeValidity => $"before the indicator's validity, which starts {Moment(indicator.ValidFrom)}",
        Weakness.AfterValidity => $"after the indicator's validity, which ended {Moment(indicator.ValidUntil)}",
        Weakness.BehindSlash => "it stands behind a slash, as paths and version numbers do",
        Weakness.HostOnly => "only the host of the web address was seen",
        Weakness.LowConfidence => "the giver is not confident",
        _ => "",
    };

    /// <summary>What weakens an alarm, one sentence each.</summary>
    public static IEnumerable<string> Whys(Alarm alarm) =>
        Enum.GetValues<Weakness>().Where(f => f != Weakness.None && alarm.Weakness.HasFlag(f)).Select(f => Why(f, alarm.Indicator));

    /// <summary><c>2027-03-01 08:00:05</c>, in UTC.</summary>
    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The same of Unix milliseconds.</summary>
    public static string Moment(long unixMilliseconds) => Moment(DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds));

    /// <summary>ISO 8601 for programs; empty without a time.</summary>
    public static string Iso(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Terminals make links of web addresses; nobody should click these.</summary>
    public static string Disarmed(string text, int length) =>
        SafeText.Shorten(text.Replace("http", "hxxp", StringComparison.OrdinalIgnoreCase), length);

    /// <summary>An indicator's value in the form in which nobody clicks it.</summary>
    public static string Value(Indicator indicator)
    {
        string text = Disarmed(indicator.Value, 90);
        int dot = indicator.Kind is AtomKind.Hash ? -1 : text.LastIndexOf('.');
        return dot < 0 || indicator.Kind is not (AtomKind.Domain or AtomKind.Host or AtomKind.Mail) ? text : $"{text[..dot]}[.]{text[(dot + 1)..]}";
    }

    /// <summary>When an alarm was.</summary>
    public static string When(Alarm alarm)
    {
        if (alarm.First is not { } first || alarm.Last is not { } last)
            return "time unknown";
        string guessed = alarm.YearGuessed ? ", year from the file's date" : "";
        string undated = alarm.Undated == 0 ? "" : $", {Words.Count(alarm.Undated)} without a time";
        return first == last ? $"{Moment(first)} UTC{guessed}{undated}" : $"{Moment(first)} to {Moment(last)} UTC{guessed}{undated}";
    }

    /// <summary>Who.</summary>
    public static string Who(Alarm alarm)
    {
        string machine = alarm.Machine.Length > 0 ? SafeText.Shorten(alarm.Machine, 60) : "machine unknown";
        string way = alarm.Inbound ? "came to " : "";
        return alarm.User.Length > 0 ? $"{way}{machine}, {SafeText.Shorten(alarm.User, 60)}" : $"{way}{machine}";
    }

    private static string Code(Weakness flag) => flag switch
    {
        Weakness.Demoted => "wide-indicator",
        Weakness.BeforeValidity => "before-validity",
        Weakness.AfterValidity => "after-validity",
        Weakness.BehindSlash => "behind-slash",
        Weakness.HostOnly => "host-only",
        Weakness.LowConfidence => "low-confidence",
        _ => throw new ArgumentOutOfRangeException(nameof(flag), flag, "BUG: a weakness without a word"),
    };
}
