namespace Tocsin.Simulation.Evaluation;

/// <summary>How well scores order the accounts of a truth, whatever threshold one would choose.</summary>
/// <param name="Auc">Chance that a member of an operation scores higher than an ordinary account, ties counting half; null without both kinds.</param>
/// <param name="AveragePrecision">Mean precision over the members in order of score, equal scores taken together; null without members.</param>
public readonly record struct Ranking(double? Auc, double? AveragePrecision)
{
    /// <summary>Ranks every account the truth knows; one without a score has 0.</summary>
    /// <remarks>Area under the ROC curve as Mann and Whitney's U (Hanley and McNeil 1982); average precision without interpolation.</remarks>
    public static Ranking Of(IReadOnlyDictionary<string, (double Score, double Copies)> scores, GroundTruth truth)
    {
        var accounts = truth.Known.Select(a => (Score: scores.GetValueOrDefault(a), Member: truth.IsMember(a))).ToList();
        double members = accounts.Count(a => a.Member), ordinary = accounts.Count - members;
        double above = 0, precisions = 0;
        long hits = 0, seen = 0;
        foreach (var tied in accounts.GroupBy(a => a.Score).OrderByDescending(g => g.Key))
        {
            int positive = tied.Count(a => a.Member), negative = tied.Count() - positive;
            above += negative * (hits + (positive / 2.0));
            hits += positive;
            seen += positive + negative;
            precisions += positive * ((double)hits / seen);
        }

        return new Ranking(members > 0 && ordinary > 0 ? above / members / ordinary : null, members > 0 ? precisions / members : null);
    }
}
