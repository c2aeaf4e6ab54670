namespace Tocsin.Engine.Incidents.Weighing;

/// <summary>How evidence and hypothesis fit.</summary>
public enum Fit
{
    /// <summary>It would not be so if the hypothesis were true.</summary>
    Against,

    /// <summary>It says nothing.</summary>
    Neutral,

    /// <summary>It is what one would expect.</summary>
    For,
}
