namespace Tocsin.Engine.Model;

/// <summary>A run of UTF-8 bytes inside its batch's or segment's byte arena.</summary>
/// <param name="Start">Offset of the first byte.</param>
/// <param name="Length">Number of bytes; 0 means absent.</param>
public readonly record struct Slice(int Start, int Length)
{
    /// <summary>True when the value is absent or empty.</summary>
    public bool IsEmpty => Length == 0;
}
