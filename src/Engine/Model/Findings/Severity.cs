namespace Tocsin.Engine.Model.Findings;

/// <summary>How grave an incident is for the election.</summary>
public enum Severity
{
    /// <summary>For the record.</summary>
    Info,

    /// <summary>Small, or far from the vote and from protected subjects.</summary>
    Low,

    /// <summary>Sizeable, or touching a protected subject.</summary>
    Medium,

    /// <summary>Large or near the vote, and touching protected subjects.</summary>
    High,

    /// <summary>Large, during a silence or a round, and touching protected subjects.</summary>
    Critical,
}
