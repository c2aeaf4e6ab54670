namespace Tocsin.Engine.Incidents.Weighing;

/// <summary>Competing hypotheses and the evidence for and against each.</summary>
/// <remarks>
/// Analysis of competing hypotheses (Heuer, Psychology of Intelligence Analysis, CIA 1999, chapter 8): what is consistent with every hypothesis separates
/// none, and the one with the least against it stands best, however much speaks for another. The matrix orders what people weighed; it
/// concludes nothing and names nobody. O(hypotheses² + weights).
/// </remarks>
public sealed class HypothesisMatrix
{
    private HypothesisMatrix(IReadOnlyList<WeighedHypothesis> rows, IReadOnlyList<string> separating, IReadOnlyList<string> idle, IReadOnlyList<string> next) =>
        (Rows, Separating, Idle, Next) = (rows, separating, idle, next);

    /// <summary>Hypotheses, the one with the least against it first.</summary>
    public IReadOnlyList<WeighedHypothesis> Rows { get; }

    /// <summary>Items that fit some hypotheses and not others, the most telling first.</summary>
    public IReadOnlyList<string> Separating { get; }

    /// <summary>Items weighed against all that fit all alike: they separate nothing.</summary>
    public IReadOnlyList<string> Idle { get; }

    /// <summary>What would separate them, in words: evidence to weigh, and evidence to look for.</summary>
    public IReadOnlyList<string> Next { get; }

    /// <summary>Orders what was weighed.</summary>
    /// <param name="hypotheses">Those that stand.</param>
    /// <param name="weights">In order; a later one on the same item and hypothesis replaces an earlier one.</param>
    /// <param name="members">Ids of the incident's findings and sightings.</param>
    public static HypothesisMatrix Of(IReadOnlyList<Hypothesis> hypotheses, IReadOnlyList<Weight> weights, IReadOnlyList<string> members)
    {
        ArgumentNullException.ThrowIfNull(hypotheses);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(members);
        var labels = hypotheses.Select(h => h.Label).ToHashSet(StringComparer.Ordinal);
        var standing = new Dictionary<(string Hypothesis, string Item), Weight>();
        foreach (var weight in weights.Where(w => labels.Contains(w.Hypothesis)))
            standing[(weight.Hypothesis, weight.Item)] = weight;
        string[] items = [.. standing.Values.Select(w => w.Item).Distinct(StringComparer.Ordinal)];

        var rows = hypotheses.Select(h => Row(h, standing.Values.Where(w => w.Hypothesis == h.Label).ToList()))
            .OrderBy(r => r.Inconsistency).ThenBy(r => r.Hypothesis.Label.Length).ThenBy(r => r.Hypothesis.Label, StringComparer.Ordinal).ToList();
        var separating = items.Where(i => Spread(i) > 0).OrderByDescending(Spread).ThenBy(i => i, StringComparer.Ordinal).ToList();
        var idle = items.Where(i => hypotheses.Count > 1 && Spread(i) == 0 && hypotheses.All(h => standing.ContainsKey((h.Label, i)))).ToList();
        return new HypothesisMatrix(rows, separating, idle, Wanted(rows, standing, items, members));

        // How differently an item fits, by how far it can be relied on.
        int Spread(string item)
        {
            var said = standing.Values.Where(w => w.Item == item).ToList();
            return said.Count < 2 ? 0 : (said.Max(w => (int)w.Says) - said.Min(w => (int)w.Says)) * said.Min(w => w.Strength);
        }
    }

    private static WeighedHypothesis Row(Hypothesis hypothesis, List<Weight> weights) => new(
        hypothesis,
        [.. weights.Where(w => w.Says == Fit.For).Select(w => w.Item)],
        [.. weights.Where(w => w.Says == Fit.Against).Select(w => w.Item)],
        [.. weights.Where(w => w.Says == Fit.Neutral).Select(w => w.Item)],
        weights.Where(w => w.Says == Fit.Against).Sum(w => w.Strength));

    private static List<string> Wanted(List<WeighedHypothesis> rows, Dictionary<(string Hypothesis, string Item), Weight> standing, string[] items, IReadOnlyList<string> members)
    {
        var wanted = new List<string>();
        if (rows.Count == 1)
            wanted.Add("one hypothesis competes with nothing: put down at least one other, and that there was no attack");
        foreach (string item in items)
        {
            string[] missing = [.. rows.Select(r => r.Hypothesis.Label).Where(l => !standing.ContainsKey((l, item))).Order(StringComparer.Ordinal)];
            if (missing.Length > 0)
                wanted.Add($"weigh {item} against {Phrases.List(missing)} too: what fits all separates none");
        }

        int unweighed = members.Count(m => !items.Contains(m, StringComparer.Ordinal));
        if (rows.Count > 1 && unweighed > 0)
            wanted.Add($"{Phrases.Number(unweighed)} of the findings and sightings in it {(unweighed == 1 ? "was" : "were")} weighed against none");
        for (int a = 0; a < rows.Count; a++)
        {
            for (int b = a + 1; b < rows.Count; b++)
            {
                var (one, two) = (rows[a].Hypothesis, rows[b].Hypothesis);
                wanted.AddRange(HypothesisKinds.Between(one.Kind, two.Kind).Select(e => $"{one.Label} or {two.Label}: {e}"));
            }
        }

        return wanted;
    }
}
