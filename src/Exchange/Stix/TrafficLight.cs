namespace Tocsin.Exchange.Stix;

/// <summary>Traffic Light Protocol 1, whose fixed marking ids every STIX 2.1 validator knows.</summary>
public enum TrafficLight
{
    /// <summary>May go anywhere.</summary>
    White,

    /// <summary>Within the community.</summary>
    Green,

    /// <summary>Within the recipients' organisations.</summary>
    Amber,

    /// <summary>Named recipients only.</summary>
    Red,
}
