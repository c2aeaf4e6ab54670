namespace Tocsin.Simulation;

/// <summary>How a farm forms its handles.</summary>
public enum FarmHandles
{
    /// <summary>One word, an underscore and a number.</summary>
    Numbered,

    /// <summary>What the platform proposes to everybody: two names and eight digits.</summary>
    Suggested,

    /// <summary>Such as people choose.</summary>
    Ordinary,
}
