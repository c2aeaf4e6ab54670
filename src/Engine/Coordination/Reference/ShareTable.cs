namespace Tocsin.Engine.Coordination.Reference;

/// <summary>The shares of accounts that take part often enough, as columns, in the order the reference tool puts them.</summary>
/// <remarks>
/// Account by account in order of first appearance, input order within an account. A row's place in that order decides
/// which of two simultaneous shares counts as the earlier one and in which order an edge lists its objects.
/// </remarks>
internal sealed class ShareTable
{
    private ShareTable(int count, int objects)
    {
        Objects = new int[count];
        Accounts = new int[count];
        Contents = new int[count];
        Times = new double[count];
        ObjectOrder = new int[objects];
    }

    public int Count => Objects.Length;

    public int[] Objects { get; }

    public int[] Accounts { get; }

    public int[] Contents { get; }

    public double[] Times { get; }

    /// <summary>Per object id, when the object first appears: 0, 1, 2 …; -1 for none.</summary>
    public int[] ObjectOrder { get; }

    /// <summary>Number of account ids and of content ids, used or not.</summary>
    public int AccountIds { get; private init; }

    public int ContentIds { get; private init; }

    public static ShareTable From(ReadOnlySpan<ReferenceShare> shares, int minParticipation)
    {
        var (objectIds, accountIds, contentIds) = IdRanges(shares);
        int[] next = Starts(shares, accountIds, minParticipation, out int kept);
        var table = new ShareTable(kept, objectIds) { AccountIds = accountIds, ContentIds = contentIds };
        foreach (ref readonly var share in shares)
        {
            if (next[share.AccountId] >= 0)
                table.Set(next[share.AccountId]++, share);
        }

        table.OrderObjects();
        return table;
    }

    private static (int Objects, int Accounts, int Contents) IdRanges(ReadOnlySpan<ReferenceShare> shares)
    {
        int objects = -1, accounts = -1, contents = -1;
        foreach (ref readonly var share in shares)
        {
            if ((share.ObjectId | share.AccountId | share.ContentId) < 0)
                throw new ArgumentException("BUG: a share carries an id that was never interned.", nameof(shares));
            objects = Math.Max(objects, share.ObjectId);
            accounts = Math.Max(accounts, share.AccountId);
            contents = Math.Max(contents, share.ContentId);
        }

        return (objects + 1, accounts + 1, contents + 1);
    }

    /// <summary>Per account the place of its first row; -1 for accounts with too few rows.</summary>
    private static int[] Starts(ReadOnlySpan<ReferenceShare> shares, int accountIds, int minParticipation, out int kept)
    {
        var rows = new int[accountIds];
        foreach (ref readonly var share in shares)
            rows[share.AccountId]++;
        var starts = new int[accountIds];
        Array.Fill(starts, -1);
        kept = 0;
        foreach (ref readonly var share in shares)
        {
            int account = share.AccountId;
            if (starts[account] >= 0 || rows[account] < minParticipation)
                continue;
            starts[account] = kept;
            kept += rows[account];
        }

        return starts;
    }

    private void Set(int place, in ReferenceShare share)
    {
        Objects[place] = share.ObjectId;
        Accounts[place] = share.AccountId;
        Contents[place] = share.ContentId;
        Times[place] = share.Time;
    }

    private void OrderObjects()
    {
        Array.Fill(ObjectOrder, -1);
        int seen = 0;
        foreach (int id in Objects)
        {
            if (ObjectOrder[id] < 0)
                ObjectOrder[id] = seen++;
        }
    }
}
