using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Coordination;

/// <summary>Orders account ids by name, so that results do not depend on the order in which posts arrived.</summary>
/// <param name="names">The names by id: the accounts of a table, or whatever else acts, such as sites.</param>
public sealed class AccountOrder(Utf8Pool names) : IComparer<int>
{
    /// <inheritdoc/>
    public int Compare(int x, int y) => names.Get(x).SequenceCompareTo(names.Get(y));

    /// <summary>A number drawn from the account's name alone, for samples.</summary>
    public ulong Lot(int account) => Utf8Pool.Hash(names.Get(account));
}
