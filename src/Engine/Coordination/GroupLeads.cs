using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Coordination;

/// <summary>Who acts first in a group, tested against chance.</summary>
/// <remarks>
/// Of n accounts that acted on an object, f of them at the first moment, each is among the first with chance f / n if order means nothing:
/// coarse clocks then prove nothing. Over an account's objects the firsts are Poisson-binomial; their tail is bounded by Hoeffding's
/// binomial (1956) and multiplied by the accounts of the group (Bonferroni). Being early is no guilt: the one who writes what others
/// copy leads as well as the one who gives the order.
/// </remarks>
internal static class GroupLeads
{
    /// <summary>The lead of every account that acted on any of the objects.</summary>
    /// <param name="accounts">Accounts of the group.</param>
    /// <param name="objects">What they acted on together, acts in order of time.</param>
    public static Dictionary<int, AccountLead> Of(IReadOnlyList<int> accounts, IReadOnlyList<GroupObject> objects)
    {
        var firsts = new Dictionary<int, int>();
        var chances = new Dictionary<int, List<double>>();
        foreach (var shared in objects)
        {
            var all = shared.Acts.Select(a => a.Account).Distinct().ToList();
            var first = shared.Acts.TakeWhile(a => a.Time == shared.Acts[0].Time).Select(a => a.Account).Distinct().ToList();
            foreach (int account in first)
                firsts[account] = firsts.GetValueOrDefault(account) + 1;
            foreach (int account in all)
            {
                if (!chances.TryGetValue(account, out var list))
                    chances[account] = list = [];
                list.Add((double)first.Count / all.Count);
            }
        }

        return chances.ToDictionary(c => c.Key, c => Test(firsts.GetValueOrDefault(c.Key), c.Value, accounts.Count));
    }

    // Smallest first: the same sum whatever the order of objects.
    private static AccountLead Test(int firsts, List<double> chances, int accounts)
    {
        double expected = chances.Order().Sum();
        double logP = firsts <= expected ? 0 : Tails.LogPoissonBinomialBound(firsts, chances.Count, expected);
        return new AccountLead(firsts, expected, Math.Min(1, Math.Exp(logP) * accounts));
    }
}
