namespace Tocsin.Pages.Comparing;

/// <summary>How grave a change is.</summary>
public enum ChangeLevel
{
    /// <summary>As the rules of its region allow.</summary>
    Expected,

    /// <summary>Nobody approved it; honest editing looks the same.</summary>
    Notable,

    /// <summary>It rings: look at once.</summary>
    Alarm,
}
