namespace Tocsin.Engine.Model.Findings;

/// <summary>Findings that a person made of posts they chose: no detector saw them, nothing was tested against chance.</summary>
public static class HandMade
{
    /// <summary>What stands where others name their detector.</summary>
    public const string Detector = "by-hand";

    /// <summary>Name of the setting that says who made it.</summary>
    public const string By = "by";

    /// <summary>Name of the setting that says what behaviour it shows: a detector that looks for the same.</summary>
    public const string Behaviour = "behaviour";

    /// <summary>Name of the setting that says why.</summary>
    public const string Reason = "reason";

    /// <summary>Name of the setting that says when it was made.</summary>
    public const string At = "made";

    /// <summary>True when a person made it.</summary>
    public static bool Is(Finding finding) => finding?.Detector == Detector;

    /// <summary>One of its settings; empty when it is not there.</summary>
    public static string Told(Finding finding, string name) => finding?.Settings.FirstOrDefault(s => s.Key == name).Value ?? "";
}
