namespace Tocsin.Engine.Leaks;

/// <summary>What matching a dump brought to light.</summary>
/// <param name="Entries">Its documents in order.</param>
/// <param name="Enrolled">Enrolled documents they were compared with.</param>
/// <param name="Problems">Files and members that could not be read.</param>
public sealed record LeakReport(IReadOnlyList<LeakEntry> Entries, int Enrolled, int Problems)
{
    /// <summary>How many documents have a verdict.</summary>
    public int Count(LeakVerdict verdict) => Entries.Count(e => e.Verdict == verdict);

    /// <summary>The documents that are ours in some way, those that need reading first.</summary>
    public IEnumerable<LeakEntry> Ours => Entries.Where(e => e.Verdict != LeakVerdict.NotOurs).OrderBy(e => Order(e.Verdict)).ThenByDescending(e => e.Grave);

    private static int Order(LeakVerdict verdict) => verdict switch
    {
        LeakVerdict.OursAltered => 0,
        LeakVerdict.ExcerptOfOurs => 1,
        LeakVerdict.QuotesOurs => 2,
        _ => 3,
    };
}
