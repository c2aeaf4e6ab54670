namespace Tocsin.Sources;

/// <summary>A copy of an input of an earlier reading.</summary>
/// <param name="Path">Where the copy lies.</param>
/// <param name="Name">What the input was called then: everything said of it names this.</param>
/// <param name="FromDirectory">True when it was found in a directory rather than named.</param>
public sealed record FrozenInput(string Path, string Name, bool FromDirectory);
