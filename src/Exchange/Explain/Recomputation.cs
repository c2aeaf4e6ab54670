using System.Globalization;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Findings;

namespace Tocsin.Exchange.Explain;

/// <summary>A finding computed again from its own line alone, and what differs from what it records.</summary>
/// <param name="Formula">The formula applied.</param>
/// <param name="Pairs">Pairs computed again.</param>
/// <param name="Differences">What does not agree to one part in a thousand million; empty when all does.</param>
/// <param name="NotCovered">What the line does not hold enough to compute.</param>
public sealed record Recomputation(string Formula, int Pairs, IReadOnlyList<string> Differences, IReadOnlyList<string> NotCovered)
{
    private const double Tolerance = 1e-9;

    /// <summary>Shares computed again, for findings without pairs.</summary>
    public int Shares { get; init; }

    /// <summary>Everything that could be computed agrees, and something could be.</summary>
    public bool Equal => Pairs + Shares > 0 && Differences.Count == 0;

    /// <summary>Computes a line of findings.ndjson again.</summary>
    /// <exception cref="System.Text.Json.JsonException">The line is not a finding.</exception>
    public static Recomputation Of(string line)
    {
        var finding = Explainer.Read(line);
        var differences = new List<string>();
        int pairs = 0;
        foreach (var edge in finding.Edges)
        {
            if (edge.Inputs is not { } inputs)
                continue;
            pairs++;
            Compare(differences, $"p of {edge.A} and {edge.B} ({edge.Trace}), log10", edge.Log10P, PairCalculation.LogP(edge.Weight, inputs));
            Compare(differences, $"expected weight of {edge.A} and {edge.B} ({edge.Trace})", edge.Expected, PairCalculation.Expected(inputs));
        }

        if (pairs > 0 && pairs == finding.Edges.Count)
            Whole(finding, differences);
        if (finding.Edges.Count == 0 && finding.Significance.Share is { } share)
            return OfShare(finding, share);
        return new Recomputation(PairCalculation.Formula, pairs, differences, Uncovered(finding, pairs));
    }

    // A finding without pairs whose whole claim is one share against the share elsewhere.
    private static Recomputation OfShare(FindingLine finding, ShareTest share)
    {
        var differences = new List<string>();
        Compare(differences, "p of the finding, log10", finding.Significance.Log10P, ShareCalculation.LogP(share) / Math.Log(10));
        Compare(differences, "observed", finding.Effect.Observed, share.Count);
        Compare(differences, "expected", finding.Effect.Expected, share.Among * share.Elsewhere);
        return new Recomputation(
            ShareCalculation.Formula,
            0,
            differences,
            ["The share elsewhere and the number of sets that could have been tested, which the q-value needs: counted in all accounts, recorded here, and taken as recorded."])
        {
            Shares = 1,
        };
    }

    private static void Whole(FindingLine finding, List<string> differences)
    {
        Compare(differences, "observed", finding.Effect.Observed, finding.Edges.Sum(e => e.Weight));
        Compare(differences, "expected", finding.Effect.Expected, finding.Edges.Select(e => e.Expected).Order().Sum());
        double share = finding.Significance.Share is { } test ? ShareCalculation.LogP(test) : double.NegativeInfinity;
        Compare(differences, "p of the finding, log10", finding.Significance.Log10P, Math.Max(share / Math.Log(10), finding.Edges.Max(e => e.Log10P)));
        Compare(differences, "q of the finding", finding.Significance.QValue, Math.Max(Math.Exp(share), finding.Edges.Max(e => e.QValue)));
    }

    private static List<string> Uncovered(FindingLine finding, int pairs)
    {
        if (pairs == 0)
            return ["This finding records no inputs of a formula that is known here."];
        var missing = new List<string> { "The rank of a pair among all pairs, which its q-value needs: computed from all posts, recorded here, and taken as recorded." };
        if (pairs < finding.Edges.Count)
            missing.Add($"{finding.Edges.Count - pairs} pairs without recorded inputs.");
        return missing;
    }

    private static void Compare(List<string> differences, string what, double recorded, double computed)
    {
        // What is too small for a double is written as null and reads back as unknown.
        bool both = !double.IsFinite(recorded) && !double.IsFinite(computed);
        if (both || Math.Abs(recorded - computed) <= Tolerance * Math.Max(1, Math.Abs(computed)))
            return;
        differences.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: recorded {recorded:R}, computed {computed:R}"));
    }
}
