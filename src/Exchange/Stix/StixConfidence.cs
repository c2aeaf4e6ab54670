using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Stix;

/// <summary>Our three steps on the scale from 0 to 100: the "None / Low / Med / High" table of STIX 2.1 appendix A.</summary>
internal static class StixConfidence
{
    public static int Of(Confidence confidence) => confidence switch
    {
        Confidence.Low => 15,
        Confidence.Moderate => 50,
        Confidence.High => 85,
        _ => throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "BUG: a confidence without a number"),
    };
}
