using System.Globalization;

namespace Tocsin.Engine.Detectors;

/// <summary>One tunable of a detector: its type, default, unit and allowed range, and what it does. Help, docs and checks all come from here.</summary>
public sealed record DetectorSetting
{
    private DetectorSetting()
    {
    }

    /// <summary>Its name: lower case with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds.</summary>
    public required SettingKind Kind { get; init; }

    /// <summary>Its default, as it would be written in a settings file.</summary>
    public required string Default { get; init; }

    /// <summary>Unit or type.</summary>
    public required string Unit { get; init; }

    /// <summary>Allowed range in words.</summary>
    public required string Range { get; init; }

    /// <summary>What it does.</summary>
    public required string Meaning { get; init; }

    /// <summary>Least allowed number (seconds for durations).</summary>
    public double Least { get; init; }

    /// <summary>Greatest allowed number (seconds for durations).</summary>
    public double Most { get; init; }

    /// <summary>The words to choose from.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>A number.</summary>
    public static DetectorSetting Number(string name, double value, string unit, double least, double most, string meaning) => new()
    {
        Name = name,
        Kind = SettingKind.Number,
        Default = Text(value),
        Unit = unit,
        Least = least,
        Most = most,
        Range = $"{Text(least)} to {Text(most)}",
        Meaning = meaning,
    };

    /// <summary>A whole number.</summary>
    public static DetectorSetting Whole(string name, int value, string unit, int least, int most, string meaning) =>
        Number(name, value, unit, least, most, meaning) with { Kind = SettingKind.Whole };

    /// <summary>A duration.</summary>
    public static DetectorSetting Duration(string name, TimeSpan value, TimeSpan least, TimeSpan most, string meaning) => new()
    {
        Name = name,
        Kind = SettingKind.Duration,
        Default = DurationText.Write(value),
        Unit = "duration",
        Least = least.TotalSeconds,
        Most = most.TotalSeconds,
        Range = $"{DurationText.Write(least)} to {DurationText.Write(most)}",
        Meaning = meaning,
    };

    /// <summary>Several durations in ascending order.</summary>
    public static DetectorSetting Durations(string name, IReadOnlyList<TimeSpan> value, TimeSpan least, TimeSpan most, string meaning) =>
        Duration(name, least, least, most, meaning) with
        {
            Kind = SettingKind.Durations,
            Unit = "durations",
            Default = string.Join(", ", value.Select(DurationText.Write)),
        };

    /// <summary>On or off.</summary>
    public static DetectorSetting Switch(string name, bool value, string meaning) => new()
    {
        Name = name,
        Kind = SettingKind.Switch,
        Default = value ? "on" : "off",
        Unit = "switch",
        Range = "on or off",
        Meaning = meaning,
        Choices = ["on", "off"],
    };

    /// <summary>One of a few words, the first being the default.</summary>
    public static DetectorSetting Choice(string name, IReadOnlyList<string> choices, string unit, string meaning) => new()
    {
        Name = name,
        Kind = SettingKind.Choice,
        Default = choices[0],
        Unit = unit,
        Range = string.Join(", ", choices),
        Meaning = meaning,
        Choices = choices,
    };

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
