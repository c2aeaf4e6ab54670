using Tocsin.Engine.Detectors.AccountFarms;
using Tocsin.Engine.Detectors.Automation;
using Tocsin.Engine.Detectors.CoSharing;
using Tocsin.Engine.Detectors.CombinedTraces;
using Tocsin.Engine.Detectors.KnownClaims;
using Tocsin.Engine.Detectors.Laundering;
using Tocsin.Engine.Detectors.Narratives;
using Tocsin.Engine.Detectors.NearDuplicateText;
using Tocsin.Engine.Detectors.Outlets;
using Tocsin.Engine.Detectors.RapidResharing;
using Tocsin.Engine.Detectors.RewordedText;
using Tocsin.Engine.Detectors.SynchronisedActivity;

namespace Tocsin.Engine.Detectors;

/// <summary>Every detector, one explicit line each.</summary>
public static class DetectorCatalog
{
    /// <summary>All detectors, in the order in which they run.</summary>
    public static IReadOnlyList<IDetector> All { get; } =
    [
        new CoSharingDetector(),
        new NearDuplicateTextDetector(),
        new RewordedTextDetector(),
        new RapidResharingDetector(),
        new SynchronisedActivityDetector(),
        new AccountFarmsDetector(),
        new AutomationDetector(),
        new KnownClaimsDetector(),
        new OutletsDetector(),
        new LaunderingDetector(),
        new NarrativesDetector(),
        new CombinedTracesDetector(),
    ];
}
