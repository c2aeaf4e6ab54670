using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Detectors.RapidResharing;

/// <summary>
/// Could a group be independent fans who have notifications switched on? Compares the share of prompt accounts among those
/// who reshare the group's posts again and again with their share among everybody else who reshares again and again.
/// </summary>
/// <remarks>
/// An account is prompt when at least the minimum of its reshares, and more than the crowd's rate explains (binomial, one in a
/// hundred), come within the window. The number of prompt accounts on the group's posts is binomial under the explanation.
/// </remarks>
internal sealed class FanTest
{
    private static readonly double Nominal = Math.Log(0.01);

    private readonly PromptActs _acts;
    private readonly int _minimum;
    private readonly bool[] _isPrompt;

    public FanTest(PromptActs acts, int minimum)
    {
        (_acts, _minimum) = (acts, minimum);
        var all = new int[acts.Moments.Degree.Length];
        var prompt = new int[all.Length];
        foreach (var act in acts.Moments.All)
        {
            all[act.Account]++;
            prompt[act.Account] += act.Time == 0 ? 1 : 0;
        }

        // Each account's share weighs once, or a few that never rest would set the crowd's rate.
        double sum = 0;
        for (int a = 0; a < all.Length; a++)
        {
            sum += all[a] == 0 ? 0 : (double)prompt[a] / all[a];
            Regulars += all[a] >= minimum ? 1 : 0;
        }

        double rate = (sum + 0.5) / (all.Count(n => n > 0) + 1);
        _isPrompt = [.. all.Select((n, a) => prompt[a] >= minimum && Tails.LogBinomial(prompt[a], n, rate) <= Nominal)];
        PromptRegulars = _isPrompt.Count(p => p);
    }

    /// <summary>Accounts that reshared at least the minimum number of posts.</summary>
    public int Regulars { get; }

    /// <summary>How many of them are prompt.</summary>
    public int PromptRegulars { get; }

    /// <summary>Judges a group by the posts it reshared promptly.</summary>
    public FanResult Judge(IEnumerable<int> objects)
    {
        var shared = new Dictionary<int, int>();
        foreach (int o in objects)
        {
            foreach (var act in _acts.Moments.Of(o))
                shared[act.Account] = shared.GetValueOrDefault(act.Account) + 1;
        }

        var here = shared.Where(s => s.Value >= _minimum).Select(s => s.Key).ToList();
        int prompt = here.Count(a => _isPrompt[a]);
        double elsewhere = (PromptRegulars - prompt + 1.0) / (Regulars - here.Count + 1.0);
        var test = new ShareTest("accounts prompt again and again, among the regular resharers of these posts", prompt, here.Count, elsewhere, Regulars);
        return new FanResult(here.Count, prompt, PromptRegulars - prompt, Regulars - here.Count, test);
    }
}
