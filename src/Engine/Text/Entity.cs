namespace Tocsin.Engine.Text;

/// <summary>A link, hashtag or mention inside a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first byte, the sign of a hashtag or mention.</param>
/// <param name="Length">Bytes, the sign included.</param>
/// <param name="SignLength">Bytes of the sign (# ＃ @ ＠); 0 for links. The name is what follows it.</param>
public readonly record struct Entity(EntityKind Kind, int Start, int Length, int SignLength);
