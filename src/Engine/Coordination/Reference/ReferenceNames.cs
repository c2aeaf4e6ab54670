namespace Tocsin.Engine.Coordination.Reference;

/// <summary>The names behind the interned ids of a run; two ids of a kind never have the same name.</summary>
/// <param name="ObjectName">Name of an object.</param>
/// <param name="AccountName">Name of an account, or its pseudonym: accounts are ordered by what stands here.</param>
/// <param name="ContentName">Name of a content. Objects and contents share one name space: an object may be somebody's content.</param>
public sealed record ReferenceNames(Func<int, string> ObjectName, Func<int, string> AccountName, Func<int, string> ContentName)
{
    /// <summary>Names held in lists.</summary>
    public static ReferenceNames From(IReadOnlyList<string> objects, IReadOnlyList<string> accounts, IReadOnlyList<string> contents) =>
        new(id => objects[id], id => accounts[id], id => contents[id]);
}
