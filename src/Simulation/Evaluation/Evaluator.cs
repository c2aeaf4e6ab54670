namespace Tocsin.Simulation.Evaluation;

/// <summary>Scores findings against a truth.</summary>
public static class Evaluator
{
    private static readonly string[] Steps = ["low", "moderate", "high"];

    /// <summary>Scores findings by account, by operation and by finding.</summary>
    /// <param name="findings">As <see cref="FindingsFile.Read"/> gives them.</param>
    /// <param name="truth">Who belongs to which operation.</param>
    /// <param name="minimumConfidence">low counts all findings, moderate and high fewer; a finding without one always counts.</param>
    /// <exception cref="EvaluationException">The confidence is not known.</exception>
    public static EvaluationReport Evaluate(IReadOnlyList<FlaggedGroup> findings, GroundTruth truth, string minimumConfidence = "low")
    {
        int minimum = Array.IndexOf(Steps, minimumConfidence);
        if (minimum < 0)
            throw new EvaluationException($"confidence '{minimumConfidence}' is not known; use {string.Join(", ", Steps)}");
        var undeclared = findings.Where(f => f.DeclaredAs is null).ToList();
        var counted = undeclared.Where(f => Array.IndexOf(Steps, f.Confidence) is var step && (step < 0 || step >= minimum)).ToList();
        var flagged = counted.SelectMany(f => f.Accounts).ToHashSet(StringComparer.Ordinal);
        int hits = flagged.Count(truth.IsMember);
        var results = counted.ConvertAll(f => Score(f, truth));
        return new EvaluationReport
        {
            MinimumConfidence = minimumConfidence,
            Accounts = truth.Accounts,
            Positives = truth.Positives,
            Flagged = flagged.Count,
            Unknown = flagged.Count(a => !truth.Knows(a)),
            Precision = Proportion.Wilson(hits, flagged.Count),
            Recall = Proportion.Wilson(hits, truth.Positives),
            F1 = FScore.Of(hits, flagged.Count - hits, truth.Positives - hits),
            Operations = [.. Enumerable.Range(0, truth.Operations.Count).Select(o => Score(o, truth, counted, results, flagged))],
            Findings = results,
            FalseGroups = results.Count(r => r.IsFalse),
            BelowMinimum = undeclared.Count - counted.Count,
            Declared = findings.Count - undeclared.Count,
        };
    }

    private static FindingResult Score(FlaggedGroup finding, GroundTruth truth)
    {
        int members = finding.Accounts.Count(truth.IsMember);
        int best = -1;
        int bestCount = 0;
        for (int o = 0; o < truth.Operations.Count; o++)
        {
            int count = finding.Accounts.Count(truth.Members(o).Contains);
            if (count > bestCount)
                (best, bestCount) = (o, count);
        }

        double purity = finding.Accounts.Count == 0 ? 0 : (double)members / finding.Accounts.Count;
        return new FindingResult(
            finding.Id, finding.Detector, finding.Confidence, finding.Accounts.Count, members, purity,
            best < 0 ? null : truth.Operations[best], members * 2 < finding.Accounts.Count || finding.Accounts.Count == 0);
    }

    private static OperationResult Score(int operation, GroundTruth truth, List<FlaggedGroup> findings, List<FindingResult> results, HashSet<string> flagged)
    {
        var members = truth.Members(operation);
        int found = members.Count(flagged.Contains);
        FlaggedGroup? best = null;
        double bestJaccard = 0;
        foreach (var finding in findings)
        {
            int both = finding.Accounts.Count(members.Contains);
            double jaccard = both == 0 ? 0 : (double)both / (members.Count + finding.Accounts.Count - both);
            if (jaccard > bestJaccard)
                (best, bestJaccard) = (finding, jaccard);
        }

        var about = findings.Where((_, i) => results[i].Operation == truth.Operations[operation])
            .SelectMany(f => f.Accounts).ToHashSet(StringComparer.Ordinal);
        var precision = Proportion.Wilson(about.Count(members.Contains), about.Count);
        var recall = Proportion.Wilson(found, members.Count);
        return new OperationResult(
            truth.Operations[operation], members.Count, found, recall, precision, Harmonic(precision.Value, recall.Value), best?.Id, best?.Detector, bestJaccard);
    }

    private static double? Harmonic(double? precision, double? recall) => precision is { } p && recall is { } r
        ? p + r > 0 ? 2 * p * r / (p + r) : 0
        : null;
}
