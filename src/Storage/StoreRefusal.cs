namespace Tocsin.Storage;

/// <summary>Why a store refuses.</summary>
public enum StoreRefusal
{
    /// <summary>It cannot be done as things stand.</summary>
    Conflict,

    /// <summary>What was asked for is not there, or may not be known to be.</summary>
    Absent,

    /// <summary>Whoever asks may not.</summary>
    NotAllowed,

    /// <summary>It changed since whoever asks saw it.</summary>
    Changed,
}
