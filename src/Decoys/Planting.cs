namespace Tocsin.Decoys;

/// <summary>That somebody put a decoy in a place.</summary>
/// <param name="Place">Where, in the user's words: "finance share /2027/budget".</param>
/// <param name="At">When.</param>
/// <param name="By">Who: a named person.</param>
/// <param name="Note">What else there is to say; empty when nothing.</param>
public sealed record Planting(string Place, DateTimeOffset At, string By, string Note);
