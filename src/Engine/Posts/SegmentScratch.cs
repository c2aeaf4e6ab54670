namespace Tocsin.Engine.Posts;

/// <summary>Growing space for the segment being filled, reused by the next, so that growing leaves no garbage behind.</summary>
internal sealed class SegmentScratch
{
    /// <summary>Bytes of ids and texts.</summary>
    internal byte[] Arena = new byte[PostSegment.Size * 128];

    /// <summary>Object ids.</summary>
    internal int[] Objects = new int[PostSegment.Size * 2];
}
