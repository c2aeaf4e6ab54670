namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Coordinated sharing as the reference tool CooRTweet defines it, for parity with analyses made in R.</summary>
/// <remarks>
/// The semantics, rule by rule, and what is righted are in <c>docs/compat-coortweet.md</c>. Where the tool joins every object's
/// shares with themselves, here each object's shares are sorted by time and swept: a step per share and a step per pair in the
/// window. Memory grows with the shares and the pairs kept. Giglietto et al. 2020; Righetti and Balluff, CooRTweet 2.1.
/// </remarks>
public static class ReferenceCoordination
{
    /// <summary>Finds pairs and edges and draws up the statistics.</summary>
    /// <param name="shares">The input rows; where times tie, their order decides which share counts as the earlier.</param>
    /// <param name="names">Names behind the ids; they decide the order of the output and which objects are contents.</param>
    /// <param name="options">The parameters.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public static ReferenceResult Detect(
        ReadOnlySpan<ReferenceShare> shares, ReferenceNames names, ReferenceOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var table = ShareTable.From(shares, options.MinParticipation);
        int[]? contentOfObject = options.RemoveLoops ? NameRanks.ContentOfObject(table, names) : null;
        var sweep = new WindowSweep(table, ObjectTimelines.From(table), contentOfObject, options.TimeWindowSeconds, cancellationToken);
        ulong[] kept = Collect(table, sweep, options.MinParticipation);
        cancellationToken.ThrowIfCancellationRequested();
        return Tabulate(table, kept, names, options);
    }

    /// <summary>The pairs that stay: either content lets a pair stay.</summary>
    private static ulong[] Collect(ShareTable table, WindowSweep sweep, int minParticipation)
    {
        // With one row enough, every content in a pair lets it stay.
        bool[]? contents = minParticipation > 1 ? Participation.Contents(table, sweep, minParticipation) : null;
        var kept = new List<ulong>();
        while (sweep.MoveNext())
        {
            if (contents is null || contents[table.Contents[sweep.Earlier]] || contents[table.Contents[sweep.Later]])
                kept.Add(ReferencePairs.Pack(sweep.Earlier, sweep.Later));
        }

        return [.. kept];
    }

    private static ReferenceResult Tabulate(ShareTable table, ulong[] kept, ReferenceNames names, ReferenceOptions options)
    {
        var inPair = new bool[table.Count];
        foreach (ulong pair in kept)
        {
            inPair[(int)(pair >> 32)] = true;
            inPair[(int)(uint)pair] = true;
        }

        int[] accountRanks = NameRanks.Of(Occurring(table.Accounts, inPair, table.AccountIds), names.AccountName);
        int[] objectRanks = NameRanks.Of(Occurring(table.Objects, inPair, table.ObjectOrder.Length), names.ObjectName);
        int[] contentRanks = NameRanks.Of(Occurring(table.Contents, inPair, table.ContentIds), names.ContentName);
        new PairOrder(table, accountRanks).Sort(kept, PairOrder.ContentKeys(table, inPair, objectRanks, contentRanks));
        var pairs = new ReferencePairs(table, kept);
        var edges = new EdgeBuilder(table, pairs, accountRanks, options.CountsAsPublished).Build();
        double threshold = WeightQuantile.Of(edges, options.EdgeWeight);
        for (int i = 0; i < edges.Length; i++)
            edges[i] = edges[i] with { AboveThreshold = edges[i].Weight > threshold };
        Array.Sort(edges, (x, y) => (-x.Weight, accountRanks[x.From], accountRanks[x.To]).CompareTo((-y.Weight, accountRanks[y.From], accountRanks[y.To])));
        int[] uniqueShares = AccountStatistics.UniqueShares(table, inPair);
        return new ReferenceResult(pairs, edges, threshold, accountRanks, objectRanks, uniqueShares, options.CountsAsPublished);
    }

    private static bool[] Occurring(int[] ids, ReadOnlySpan<bool> inPair, int range)
    {
        var occurs = new bool[range];
        for (int place = 0; place < ids.Length; place++)
            occurs[ids[place]] |= inPair[place];
        return occurs;
    }
}
