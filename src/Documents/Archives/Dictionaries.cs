namespace Tocsin.Documents.Archives;

/// <summary>What one byte of an archive says about memory.</summary>
internal static class Dictionaries
{
    /// <summary>LZMA2: 4 KB to 4 GB in half steps; what is beyond the format is as much as can be.</summary>
    public static ulong Lzma2(byte code) => code >= 40 ? uint.MaxValue : (2UL | (uint)(code & 1)) << ((code >> 1) + 11);
}
