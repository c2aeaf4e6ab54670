using Tocsin.Engine.Incidents.Weighing;
using Tocsin.Storage;

namespace Tocsin.Casework;

/// <summary>Competing hypotheses as people's decisions tell them.</summary>
public sealed class Weighing
{
    /// <summary>Kind of the decision that puts one on the table, or takes it off.</summary>
    public const string HypothesisKind = "hypothesis";

    /// <summary>Kind of the decision that weighs evidence.</summary>
    public const string WeighKind = "weigh";

    private readonly List<Hypothesis> _standing = [];
    private readonly List<Weight> _weights = [];

    /// <summary>Those that stand.</summary>
    public IReadOnlyList<Hypothesis> Standing => _standing;

    /// <summary>The label of a hypothesis: by the number of the decision that put it down, so that it stays the same when incidents merge.</summary>
    public static string Label(long seq) => $"H{seq}";

    /// <summary>Of these decisions, in order.</summary>
    public static Weighing Of(IReadOnlyList<Decision> decisions)
    {
        var weighing = new Weighing();
        foreach (var decision in decisions.OrderBy(d => d.Seq))
        {
            string[] subject = decision.Subject.Split(' ', 2);
            if (decision.Kind == WeighKind)
                weighing.Weigh(decision, subject[0], subject.Length > 1 ? [$"\u201c{subject[1]}\u201d"] : decision.Evidence);
            else if (decision.Kind == HypothesisKind && decision.Value.Length > 0)
                weighing._standing.Add(new Hypothesis(Label(decision.Seq), decision.Subject, decision.Value));
            else if (decision.Kind == HypothesisKind)
                weighing._standing.RemoveAll(h => h.Label == decision.Subject);
        }

        return weighing;
    }

    /// <summary>The matrix.</summary>
    public HypothesisMatrix Matrix(IReadOnlyList<string> members) => HypothesisMatrix.Of(_standing, _weights, members);

    /// <summary>The one with this label.</summary>
    /// <exception cref="StoreException">There is none.</exception>
    public Hypothesis Require(string label) => _standing.Find(h => string.Equals(h.Label, label.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new StoreException($"there is no hypothesis '{label}'", _standing.Count == 0 ? "put one on the table first: tocsin incidents hypothesis" : $"there are {string.Join(", ", _standing.Select(h => h.Label))}");

    // What this version does not know how to weigh is left on record and out of the sum.
    private void Weigh(Decision decision, string label, IReadOnlyList<string> items)
    {
        if (Enum.TryParse<Fit>(decision.Value, ignoreCase: true, out var says))
            _weights.AddRange(items.Select(i => new Weight(label, i, says, decision.Confidence switch { "high" => 3, "moderate" => 2, _ => 1 })));
    }
}
