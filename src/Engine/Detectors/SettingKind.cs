namespace Tocsin.Engine.Detectors;

/// <summary>What a setting holds.</summary>
public enum SettingKind
{
    /// <summary>A number; the unit says of what.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A duration: 500 ms, 10 s, 5 min, 1 h or 2 d.</summary>
    Duration,

    /// <summary>Several durations, in ascending order, separated by commas.</summary>
    Durations,

    /// <summary>on or off.</summary>
    Switch,

    /// <summary>One of a few words.</summary>
    Choice,
}
