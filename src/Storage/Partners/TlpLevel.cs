namespace Tocsin.Storage.Partners;

/// <summary>How far something may travel: the Traffic Light Protocol (FIRST, TLP 2.0), the freest first.</summary>
public enum TlpLevel
{
    /// <summary>Anywhere. TLP 1 called it WHITE.</summary>
    Clear,

    /// <summary>Within the community.</summary>
    Green,

    /// <summary>Within the recipient's organisation and its clients.</summary>
    Amber,

    /// <summary>Within the recipient's organisation.</summary>
    AmberStrict,

    /// <summary>To nobody: what is red stays where it is.</summary>
    Red,
}
