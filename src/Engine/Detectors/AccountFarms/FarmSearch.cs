using Tocsin.Engine.Posts;
using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>Tests every set of accounts that shows a sign for a second one, and every sign alone.</summary>
/// <remarks>
/// A farm that was found is taken out of the crowd and the rest is looked at again: accounts of one farm are no innocent explanation
/// of another that was made in the same days. Every round is corrected for the sets of all rounds that there could be.
/// </remarks>
internal sealed class FarmSearch(PostTable table, int least, double excess, IReadOnlyList<TimeSpan> windows, double logRate)
{
    private const int Rounds = 4;
    private const int MostSingles = 10;

    private double _tested;

    /// <summary>What is known of the accounts.</summary>
    public CrowdFigures Figures { get; } = new();

    /// <summary>Groups that two signs tie, the strongest of each round first.</summary>
    public List<FarmGroup> Groups { get; } = [];

    /// <summary>Accounts that show two signs, also below the threshold.</summary>
    public List<FarmCell> Pairs { get; } = [];

    /// <summary>Single signs beyond chance on accounts that are in no group.</summary>
    public List<FarmCell> Singles { get; private set; } = [];

    /// <summary>Pairs of signs and sets that could have been tested in all rounds.</summary>
    public double PairTests { get; private set; }

    /// <summary>The same in the first round.</summary>
    public double Sets => PairTests / Rounds;

    /// <summary>Single signs that could have been tested.</summary>
    public double SingleTests { get; private set; }

    /// <summary>Searches.</summary>
    public void Run(CancellationToken cancellation)
    {
        var crowds = AccountCrowd.Read(table);
        var singles = new List<FarmCell>();
        for (int round = 0; round < Rounds; round++)
        {
            var found = new List<FarmCell>();
            foreach (var crowd in crowds)
            {
                cancellation.ThrowIfCancellationRequested();
                var signs = CrowdSigns.Read(table, crowd, least);
                var bursts = new CreationBursts(crowd, least, excess, windows);
                var forms = new HandleForms(crowd, signs, least, excess);
                TestPairs(signs, bursts, forms, found, cancellation);
                if (round == 0)
                {
                    Figures.Add(crowd, signs);
                    singles.AddRange(TestSingles(signs, bursts, forms));
                }
            }

            // Rounds only shrink the crowd, so those to come can test no more sets than the first.
            if (round == 0)
                PairTests = Rounds * _tested;
            double[] logQ = FalseDiscovery.LogQ([.. found.Select(c => c.LogP)], PairTests);
            found = [.. found.Select((c, i) => c with { LogQ = logQ[i] })];
            Pairs.AddRange(found);
            var groups = FarmGroup.Join(found.Where(c => c.LogQ <= logRate));
            Groups.AddRange(groups);
            if (groups.Count == 0)
                break;
            var members = groups.SelectMany(g => g.Accounts).ToHashSet();
            crowds = [.. crowds.Select(c => c.Without(members))];
        }

        double[] singleQ = FalseDiscovery.LogQ([.. singles.Select(c => c.LogP)], SingleTests);
        Singles =
        [
            .. singles.Select((c, i) => c with { LogQ = singleQ[i] })
                .Where(c => c.LogQ <= logRate && !Groups.Exists(g => g.Overlaps(c)))
                .GroupBy(c => c.With)
                .SelectMany(g => g.OrderBy(c => c.LogQ).ThenBy(c => c.LogP).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostSingles)),
        ];
    }

    private void TestPairs(CrowdSigns signs, CreationBursts bursts, HandleForms forms, List<FarmCell> found, CancellationToken cancellation)
    {
        foreach (var set in signs.Sets)
        {
            cancellation.ThrowIfCancellationRequested();
            found.AddRange(bursts.Of(set));
            _tested++;

            // A display name and a handle say the same name twice, and so are one sign.
            if (set.Kind is not (SignKind.Description or SignKind.Renamed or SignKind.SharedHandle))
                continue;
            _tested++;
            if (forms.Of(set) is { } form)
                found.Add(form);
        }
    }

    private List<FarmCell> TestSingles(CrowdSigns signs, CreationBursts bursts, HandleForms forms)
    {
        var descriptions = signs.Sets.Where(s => s.Kind == SignKind.Description).ToList();
        SingleTests += 1 + signs.FirstWords.Count + descriptions.Count;
        return [.. bursts.OfCrowd(), .. signs.FirstWords.Select(forms.Of).OfType<FarmCell>(), .. descriptions.Select(forms.Copied).OfType<FarmCell>()];
    }
}
