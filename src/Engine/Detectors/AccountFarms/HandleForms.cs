using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>Sets of accounts whose handles have one form more often than the rest of the crowd's, and descriptions that are copied.</summary>
/// <remarks>
/// Given the first, each other member of a set has the form with its share among all accounts outside the set, one added; the
/// forms tried are corrected for. A form that the platform proposes to everybody is common and so proves little.
/// </remarks>
internal sealed class HandleForms(AccountCrowd crowd, CrowdSigns signs, int least, double excess)
{
    private static readonly double Hopeless = Math.Log(0.05);

    /// <summary>The form that most of a set share beyond chance, if any.</summary>
    public FarmCell? Of(SignSet set)
    {
        int shaped = set.Members.Count(m => signs.Shapes[m].Length > 0);
        if (shaped < least)
            return null;
        var counts = set.Members.Select(m => signs.Shapes[m]).Where(s => s.Length > 0).CountBy(s => s, StringComparer.Ordinal).ToList();
        FarmCell? best = null;
        foreach (var (shape, count) in counts.Where(c => c.Value >= least).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            double elsewhere = (signs.ShapeCounts[shape] - count + 1.0) / (signs.Shaped - shaped + 1);
            var test = new ShareTest($"{FarmWording.Of(set)}: others have a handle of the form of the first", count - 1, shaped - 1, Math.Min(1, elsewhere), counts.Count);
            double logP = ShareCalculation.LogP(test);
            if (logP > Hopeless || test.Count < excess * test.Among * test.Elsewhere || logP >= (best?.LogP ?? 0))
                continue;
            best = new FarmCell(crowd, set, SignKind.HandleForm, shape, [.. set.Members.Where(m => signs.Shapes[m] == shape)], test, logP) { WithTotal = signs.ShapeCounts[shape] };
        }

        return best;
    }

    /// <summary>A description that more accounts have than two of the crowd's usually agree.</summary>
    public FarmCell? Copied(SignSet set)
    {
        double equal = (signs.EqualDescriptions - ((double)set.Members.Count * (set.Members.Count - 1)) + 2) / ((double)signs.Described * (signs.Described - 1));
        var test = new ShareTest("other accounts have the description of the first or nearly so", set.Members.Count - 1, signs.Described - 1, Math.Min(1, equal), signs.Described);
        double logP = ShareCalculation.LogP(test);
        return logP > Hopeless ? null : new FarmCell(crowd, set, SignKind.Description, set.Value, set.Members, test, logP) { WithTotal = set.Members.Count };
    }
}
