namespace Tocsin.Logs.Indicators;

/// <summary>One thing that a log line can hold.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">In one form: host in lower-case ASCII, canonical link, <c>192.0.2.0/24</c>, lower-case hex, lower-case mail address.</param>
public readonly record struct Atom(AtomKind Kind, string Text);
