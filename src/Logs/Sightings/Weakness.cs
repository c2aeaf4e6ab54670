namespace Tocsin.Logs.Sightings;

/// <summary>Why a sighting proves less than others.</summary>
[Flags]
public enum Weakness
{
    /// <summary>Nothing speaks against it.</summary>
    None = 0,

    /// <summary>The indicator is wide or shared: <see cref="Indicators.Indicator.Demoted"/> says how.</summary>
    Demoted = 1,

    /// <summary>It happened before the indicator's validity.</summary>
    BeforeValidity = 2,

    /// <summary>It happened after the indicator's validity.</summary>
    AfterValidity = 4,

    /// <summary>It stands behind a slash, as paths and version numbers do.</summary>
    BehindSlash = 8,

    /// <summary>Only the host of a web address was seen, not the address.</summary>
    HostOnly = 16,

    /// <summary>The giver's own confidence is below 30 of 100, "low" in STIX 2.1 appendix A.</summary>
    LowConfidence = 32,
}
