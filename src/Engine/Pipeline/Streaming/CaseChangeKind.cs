namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>What became of a case from one window to the next.</summary>
public enum CaseChangeKind
{
    /// <summary>Nothing in the window before continues into it.</summary>
    New,

    /// <summary>The same case as in the window before.</summary>
    Continued,

    /// <summary>In the window before, not in this one.</summary>
    Ended,
}
