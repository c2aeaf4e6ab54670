using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Pipeline;

/// <summary>Joins what the detectors know about single accounts: the strongest evidence of each counts.</summary>
internal static class AccountScores
{
    /// <summary>One score an account, the strongest first, names replaced when there are pseudonyms.</summary>
    public static List<AccountScore> Merge(IEnumerable<AccountScore> scores, IReadOnlyList<DetectedFinding> detected, Pseudonymiser? names)
    {
        var best = new Dictionary<string, AccountScore>(StringComparer.Ordinal);
        foreach (var score in scores)
        {
            if (!best.TryGetValue(score.Account, out var known))
                best[score.Account] = score;
            else
                best[score.Account] = (score.Score > known.Score ? score : known) with { Copies = Math.Max(score.Copies, known.Copies) };
        }

        var findings = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var finding in detected.Select(d => d.Finding).Where(f => f.Bearing == Bearing.Coordination))
        {
            foreach (var participant in finding.Accounts)
            {
                if (!findings.TryGetValue(participant.Account, out var known) || finding.Significance.LogP < known.Significance.LogP)
                    findings[participant.Account] = finding;
            }
        }

        return
        [
            .. best.Values.Where(s => s.Score > 0 || s.Copies > 0)
                .Select(s => s with { Account = names?.Account(s.Account) ?? s.Account, Finding = findings.GetValueOrDefault(s.Account)?.Id })
                .OrderByDescending(s => s.Score).ThenByDescending(s => s.Copies).ThenBy(s => s.Account, StringComparer.Ordinal),
        ];
    }
}
