namespace Tocsin.Engine.Leaks;

/// <summary>A place in the dump's document that the enrolled document does not explain.</summary>
/// <param name="Start">Begin in the text, UTF-16 units.</param>
/// <param name="Length">Length; 0 where something is only missing.</param>
/// <param name="MissingFrom">First fingerprint of the original that is missing here.</param>
/// <param name="Missing">How many are missing here; 0 when something was only put in.</param>
public readonly record struct Passage(int Start, int Length, int MissingFrom, int Missing);
