namespace Tocsin.Engine.Coordination;

/// <summary>Accounts bound together by significant pairs.</summary>
/// <param name="Accounts">Account ids in ascending order.</param>
/// <param name="Pairs">The significant pairs inside the group, over all traces.</param>
public sealed record AccountGroup(IReadOnlyList<int> Accounts, IReadOnlyList<SignificantPair> Pairs)
{
    /// <summary>Distinct linked pairs over all possible pairs.</summary>
    public double Density =>
        Pairs.Select(p => (p.A, p.B)).Distinct().Count() / (Accounts.Count * (Accounts.Count - 1) / 2.0);
}
