namespace Tocsin.Engine.Model.Findings;

/// <summary>How sure a finding is, in three steps.</summary>
public enum Confidence
{
    /// <summary>Worth a look; not enough data to exclude chance firmly.</summary>
    Low,

    /// <summary>Chance is excluded at the stated rate; an innocent explanation is still plausible.</summary>
    Moderate,

    /// <summary>Chance is excluded by a wide margin and the group is dense.</summary>
    High,
}
