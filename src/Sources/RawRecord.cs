namespace Tocsin.Sources;

/// <summary>One record of an input, byte for byte as the reader cut it.</summary>
/// <param name="Line">Line or record number, from 1, as posts have it; 0 for a whole document whose records cannot be cut out.</param>
/// <param name="Bytes">The bytes, decompressed, as UTF-8 where the input was UTF-16; without the line end.</param>
public sealed record RawRecord(long Line, byte[] Bytes);
