namespace Tocsin.Sources.Names;

/// <summary>Whole lines of one input, to be searched for names.</summary>
/// <param name="File">Path of the input.</param>
/// <param name="FirstLine">Number of the first line, from 1.</param>
/// <param name="Bytes">UTF-8; every line but perhaps the last ends in a line feed.</param>
public sealed record NameChunk(string File, long FirstLine, ReadOnlyMemory<byte> Bytes);
