using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Coordination;

/// <summary>Orders account ids by name, so that results do not depend on the order in which posts arrived.</summary>
public sealed class AccountOrder(PostTable table) : IComparer<int>
{
    /// <inheritdoc/>
    public int Compare(int x, int y) => table.Accounts.Get(x).SequenceCompareTo(table.Accounts.Get(y));

    /// <summary>A number drawn from the account's name alone, for samples.</summary>
    public ulong Lot(int account) => Utf8Pool.Hash(table.Accounts.Get(account));
}
