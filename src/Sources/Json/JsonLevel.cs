namespace Tocsin.Sources.Json;

/// <summary>A bracket the framer is inside of.</summary>
/// <param name="Path">Dotted path of keys that led here.</param>
/// <param name="HoldsRecords">True when the values in it are records.</param>
/// <param name="Lone">True when there is no bracket: objects follow one another at the top level.</param>
/// <param name="Start">Offset of an object's bracket in the stream; -1 where nobody asks.</param>
internal readonly record struct JsonLevel(string Path, bool HoldsRecords, bool Lone, long Start);
