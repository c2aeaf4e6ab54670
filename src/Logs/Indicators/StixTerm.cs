namespace Tocsin.Logs.Indicators;

/// <summary>A part of a pattern: an atom, or the reason why it cannot be looked for in logs.</summary>
internal readonly record struct StixTerm(Atom? Atom, string Reason)
{
    public static List<List<StixTerm>> Unsupported(string reason) => [[new StixTerm(null, reason)]];
}
