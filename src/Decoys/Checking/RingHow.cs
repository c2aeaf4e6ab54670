namespace Tocsin.Decoys.Checking;

/// <summary>By what a decoy was recognised.</summary>
public enum RingHow
{
    /// <summary>A canary.</summary>
    Canary,

    /// <summary>Its text.</summary>
    Text,

    /// <summary>Its file, byte for byte.</summary>
    File,
}
