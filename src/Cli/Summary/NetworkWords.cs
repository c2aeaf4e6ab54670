using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Summary;

/// <summary>What binds a group and who leads it, in a line each.</summary>
public static class NetworkWords
{
    private const int LeadersShown = 3;

    /// <summary>Each trace's share of the network; empty when there is but one.</summary>
    public static string Layers(IReadOnlyList<NetworkLayer> layers) => layers.Count < 2 ? "" : string.Join(", ", layers.Select(l =>
        $"{l.Trace} {l.Share.ToString("P0", CultureInfo.InvariantCulture)} of the pairs"
        + (l.OnlyHere > 0 ? $" ({Words.Count(l.OnlyHere, "account")} by nothing else)" : "")));

    /// <summary>Who is first more often than chance explains; empty when nobody is.</summary>
    public static string Leaders(IReadOnlyList<Participant> accounts)
    {
        var leaders = accounts.Where(a => a.Leads).OrderBy(a => a.LeadP).ThenByDescending(a => a.Firsts).ThenBy(a => a.Account, StringComparer.Ordinal).ToList();
        string text = string.Join(", ", leaders.Take(LeadersShown).Select(a =>
            $"{SafeText.Shorten(a.Account, 40)} first on {Words.Count(a.Firsts, "object")} where chance gives {Words.Amount(a.FirstsExpected)}"));
        return leaders.Count > LeadersShown ? $"{text} and {Words.Count(leaders.Count - LeadersShown, "other")}" : text;
    }
}
