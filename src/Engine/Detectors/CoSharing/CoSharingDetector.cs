using System.Globalization;
using System.Text;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.CoSharing;

/// <summary>Accounts that share the same links, domains, hashtags, sequences of hashtags, media or posts, answer the same posts or mention the same accounts within seconds or minutes of one another.</summary>
public sealed class CoSharingDetector : IDetector
{
    private static readonly TraceKind[] Kinds = [TraceKind.Link, TraceKind.Domain, TraceKind.Hashtag, TraceKind.Media, TraceKind.Reshare,
        TraceKind.HashtagSequence, TraceKind.MentionSet, TraceKind.Reply];

    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        "co-sharing",
        "Co-sharing",
        "Finds accounts that share the same links, domains, hashtags, sequences of hashtags, media or posts, answer the same posts or mention the same accounts close together in time, again and again, more than their activity, the objects' popularity, bursts and shared taste explain.",
        "co-sharing.md",
        CoordinationSettings.All);

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        var table = context.Posts;
        var traces = new (TraceKind, TraceActs)[Kinds.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, context.Threads), CancellationToken = cancellation };
        Parallel.For(0, Kinds.Length, parallel, k => traces[k] = (Kinds[k], TraceExtraction.Objects(table, Kinds[k])));
        return CoordinationDetection.Run(context, Info, traces, o => ObjectWords.Of(o.Trace, Encoding.UTF8.GetString(table.ValueOf(o.Key))), Explain, cancellation);
    }

    private static IReadOnlyList<string> Explain(AccountGroup group, IReadOnlyList<GroupObject> objects)
    {
        int alone = objects.Count(o => o.AccountsInData == o.Acts.Select(a => a.Account).Distinct().Count());
        double share = (double)alone / objects.Count;
        return
        [
            share > 0.5
                ? string.Create(CultureInfo.InvariantCulture, $"Breaking news that everybody shares at once: unlikely, {share:P0} of these objects were shared by nobody outside the group.")
                : string.Create(CultureInfo.InvariantCulture, $"Breaking news that everybody shares at once: allowed for, each object counts only as far as the group is closer together than everyone else who shared it ({1 - share:P0} of the objects have sharers outside the group)."),
            "Shared taste (fans, party members, readers of one outlet): allowed for, common objects alone do not count, only being closer in time than the objects' rhythm explains, with credit for accounts that are always early.",
            "Automatic posting of one feed by several accounts (a newspaper's regional accounts, a posting tool): would look the same. Check the client software and whether the accounts declare who runs them.",
            "One organisation that openly runs several accounts: would look the same. Declare such accounts in the election profile (declared_groups) and they are shown as declared.",
        ];
    }
}
