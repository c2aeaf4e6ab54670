namespace Tocsin.Engine.Leaks.Alterations;

/// <summary>A word, number or sign of a text.</summary>
/// <param name="Start">Where it begins, UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="OpensSentence">True at the begin of the text or after a full stop.</param>
internal readonly record struct Word(int Start, int Length, bool OpensSentence)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
