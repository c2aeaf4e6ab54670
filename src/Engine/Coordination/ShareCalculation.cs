using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Coordination;

/// <summary>The p-value of a share from its recorded counts alone, without the posts.</summary>
public static class ShareCalculation
{
    /// <summary>Name and version of the formula; it changes whenever the formula does.</summary>
    public const string Formula = "share-binomial-1";

    /// <summary>ln p of so many or more (binomial), corrected for the sets that could have been tested.</summary>
    public static double LogP(ShareTest share)
    {
        ArgumentNullException.ThrowIfNull(share);
        return Math.Min(0, Tails.LogBinomial(share.Count, share.Among, Math.Min(1, share.Elsewhere)) + Math.Log(Math.Max(1, share.Tried)));
    }
}
