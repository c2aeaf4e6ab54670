namespace Tocsin.Engine.Leaks;

/// <summary>What matching one document of the dump gave.</summary>
/// <param name="Verdict">In one word.</param>
/// <param name="Sources">Enrolled documents it derives from, the main one first.</param>
/// <param name="DumpShare">Share of its text that they explain together.</param>
/// <param name="Passages">Places that the main source does not explain, in order.</param>
/// <param name="TooShort">True when it has too little text to have a fingerprint.</param>
public sealed record LeakMatch(LeakVerdict Verdict, IReadOnlyList<LeakSource> Sources, double DumpShare, IReadOnlyList<Passage> Passages, bool TooShort)
{
    /// <summary>The enrolled document that one that is not ours begins or ends like: a letterhead, a footer, a signature; -1 when there is none.</summary>
    public int FrameOf { get; init; } = -1;

    /// <summary>The enrolled mail of the same sender some of whose passages stand in one that is not ours; -1 when there is none.</summary>
    public int RepeatsOf { get; init; } = -1;

    /// <summary>A document that is not ours.</summary>
    public static LeakMatch None(bool tooShort) => new(LeakVerdict.NotOurs, [], 0, [], tooShort);
}
