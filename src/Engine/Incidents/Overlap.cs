namespace Tocsin.Engine.Incidents;

/// <summary>What two findings, or two clusters of findings, have in common.</summary>
internal readonly record struct Overlap(int Accounts, int FewerAccounts, int Objects, int FewerObjects)
{
    /// <summary>At least 3 accounts that are 30 % of the smaller group, or at least 2 that are half of it.</summary>
    public bool ByAccounts => (Accounts >= 3 && Accounts * 10 >= FewerAccounts * 3) || (Accounts >= 2 && Accounts * 2 >= FewerAccounts);

    /// <summary>At least 2 links, texts, media or reshared posts that are 10 % of the smaller set.</summary>
    public bool ByObjects => Objects >= 2 && Objects * 10 >= FewerObjects;

    public bool Joins => ByAccounts || ByObjects;

    /// <summary>Shared accounts over those of the smaller group (Szymkiewicz–Simpson).</summary>
    public double Coefficient => FewerAccounts == 0 ? 0 : (double)Accounts / FewerAccounts;

    public static Overlap Of(FindingCluster a, FindingCluster b) => new(
        Common(a.Accounts, b.Accounts), Math.Min(a.Accounts.Count, b.Accounts.Count),
        Common(a.Objects, b.Objects), Math.Min(a.Objects.Count, b.Objects.Count));

    private static int Common<T>(HashSet<T> a, HashSet<T> b)
    {
        (HashSet<T> small, HashSet<T> large) = a.Count <= b.Count ? (a, b) : (b, a);
        return small.Count(large.Contains);
    }
}
