namespace Tocsin.Engine.Coordination;

/// <summary>Finds groups among candidate pairs of one trace and window and judges each group as a whole.</summary>
/// <remarks>
/// Ten accounts in step on ten objects are beyond doubt together when no two of them are: what the pairs know is pooled.
/// The group's p-value (<see cref="SynchronyTest.GroupLogP"/>) is corrected for the windows tried and for the number of
/// groups with that many pairs that could have been formed from all pairs with objects in common, so that picking the
/// best-looking pairs first gains nothing. Members who are not in step with the rest by themselves are dropped.
/// </remarks>
internal sealed class GroupTest(SynchronyTest synchrony, CoordinationOptions options, double testablePairs, AccountOrder order)
{
    private static readonly double MemberLimit = Math.Log(0.01);

    /// <summary>The pairs inside groups that pass, each with its group's q.</summary>
    public List<SignificantPair> Pass(IReadOnlyList<SignificantPair> candidates)
    {
        var passed = new List<SignificantPair>();
        foreach (var group in Groups(candidates))
        {
            var settled = Settle(group);
            if (settled.Accounts.Count < options.MinimumGroup)
                continue;
            double pairs = settled.Pairs.Count;
            double logQ = synchrony.GroupLogP(settled.Accounts) + Math.Log(options.Windows.Count) + Math.Log(Math.Max(1, testablePairs / pairs));
            if (logQ <= Math.Log(options.Rate))
                passed.AddRange(settled.Pairs.Select(p => p with { GroupLogQ = logQ }));
        }

        return passed;
    }

    private List<AccountGroup> Groups(IReadOnlyList<SignificantPair> pairs) => GroupFinder.Find(pairs, options, order);

    private AccountGroup Settle(AccountGroup group)
    {
        while (group.Accounts.Count >= options.MinimumGroup)
        {
            var stray = group.Accounts.Where(a => synchrony.MemberLogP(a, group.Accounts) > MemberLimit).ToHashSet();
            if (stray.Count == 0)
                return group;
            group = GroupFinder.Core([.. group.Pairs.Where(p => !stray.Contains(p.A) && !stray.Contains(p.B))]);
        }

        return group;
    }
}
