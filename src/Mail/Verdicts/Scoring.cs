using Tocsin.Mail.Signs;

namespace Tocsin.Mail.Verdicts;

/// <summary>Adds signs up to a score.</summary>
/// <remarks>
/// Log-odds as in naive Bayes: prior odds of one attack in about fourteen messages (−2.6), plus the weight of each sign. Signs of one family are
/// not independent, so a family adds at most its cap, and every cap is below what an alarm needs: one family alone convicts nobody,
/// unless a sign is conclusive. Weights are judged beforehand and rounded, not fitted: fitting would learn the age of the corpora.
/// </remarks>
public static class Scoring
{
    /// <summary>Score before anything is seen.</summary>
    public const double Prior = -2.6;

    /// <summary>From this score on a message is suspicious.</summary>
    public const double Alarm = 0;

    /// <summary>From this score on it is an attack.</summary>
    public const double Certain = 1.5;

    /// <summary>The most that a family adds without a conclusive sign.</summary>
    public static double CapOf(SignFamily family) => family switch
    {
        SignFamily.Authentication => 2.2,
        SignFamily.Sender => 2.5,
        SignFamily.Links => 2.5,
        SignFamily.Lure => 2.2,
        SignFamily.Concealment => 2.2,
        SignFamily.Attachment => 2.5,
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "BUG: a family without a cap"),
    };

    /// <summary>The score of a set of signs; their order does not matter.</summary>
    public static double Of(IReadOnlyCollection<SignHit> signs)
    {
        double score = Prior;
        foreach (var family in signs.GroupBy(s => s.Family).OrderBy(g => g.Key))
        {
            double sum = family.Sum(s => s.Weight);
            score += family.Any(s => s.Conclusive) ? sum : Math.Min(sum, CapOf(family.Key));
        }

        return Math.Round(score, 6);
    }

    /// <summary>The verdict for a score.</summary>
    public static VerdictLevel LevelOf(double score) =>
        score >= Certain ? VerdictLevel.Attack : score >= Alarm ? VerdictLevel.Suspicious : VerdictLevel.NothingFound;
}
