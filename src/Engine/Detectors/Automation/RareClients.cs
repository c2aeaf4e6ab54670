using System.Globalization;
using Tocsin.Engine.Posts;
using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Detectors.Automation;

/// <summary>Accounts that post nearly always with client software that hardly anybody else uses.</summary>
internal static class RareClients
{
    private const double Rare = 0.01;
    private const double NearlyAlways = 0.9;
    private const int LeastCrowd = 50;

    /// <summary>Tests all accounts.</summary>
    public static SignTest Run(PostTable table, IReadOnlyList<AccountTimes> accounts, int least)
    {
        var test = new SignTest(
            "unusual client software",
            $"post nearly always with client software that fewer than one account in {1 / Rare:0} uses",
            "binomial tail of the account's posts from that client, against all other accounts' posts; Bonferroni over the clients",
            "A new app, an old phone, an app for the blind, a firm's own publishing tool.");
        var clients = accounts.Select(a => a.Posts.Select(p => table.Locate(p, out int row).Client[row]).Where(c => c != 0).CountBy(c => c).ToDictionary()).ToList();
        if (clients.Count(c => c.Count > 0) < LeastCrowd)
            return test with { LeftOut = $"client software (the column client is missing, or given for fewer than {LeastCrowd} accounts of enough posts)" };
        var posts = clients.SelectMany(c => c).GroupBy(c => c.Key, c => (long)c.Value).ToDictionary(g => g.Key, g => g.Sum());
        var users = clients.SelectMany(c => c.Keys).CountBy(c => c).ToDictionary();
        long all = posts.Values.Sum();
        int withClient = clients.Count(c => c.Count > 0);
        var signs = new List<AutomationSign>();
        for (int a = 0; a < accounts.Count; a++)
        {
            int total = clients[a].Values.Sum();
            if (total < least)
                continue;
            var (client, count) = clients[a].MaxBy(c => c.Value);
            if (count < NearlyAlways * total || users[client] >= Rare * withClient)
                continue;
            double elsewhere = Math.Min(1, (posts[client] - count + 1.0) / (all - total + 1));
            double logP = Math.Min(0, Tails.LogBinomial(count, total, elsewhere) + Math.Log(posts.Count));
            signs.Add(new AutomationSign(accounts[a], logP, string.Create(CultureInfo.InvariantCulture, $"{count:#,0} of {total:#,0} posts come from “{table.Labels.Get(client)}”, which {FindingWords.Count(users[client] - 1, "other account")} of {withClient:#,0} {(users[client] == 2 ? "uses" : "use")}")));
        }

        return test with { Tested = clients.Count(c => c.Values.Sum() >= least), Signs = signs };
    }
}
