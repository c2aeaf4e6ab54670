namespace Tocsin.Server.Workbench.Wording;

/// <summary>A sentence as it is shown.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Foreign">True when it stays English in a reader's text that is not.</param>
public readonly record struct SaidPiece(string Text, bool Foreign);
