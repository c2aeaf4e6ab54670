namespace Tocsin.Decoys.Checking;

/// <summary>What a ring means.</summary>
public enum Standing
{
    /// <summary>The place where the decoy was planted was reached.</summary>
    PlaceReached,

    /// <summary>The decoy was never planted: the store, or the folder where it was made, was reached.</summary>
    NeverPlanted,

    /// <summary>It was seen before it was planted.</summary>
    BeforePlanting,

    /// <summary>The line names a host of one's own: a back-up, a scanner, the person who planted it.</summary>
    OwnHost,
}
