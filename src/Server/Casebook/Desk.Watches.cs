using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <content>Searches that the caller wants to hear of again: their own, nobody else's.</content>
public sealed partial class Desk
{
    /// <summary>The caller's watches, each with how much is new.</summary>
    public IReadOnlyList<SavedWatch> Watches(string election)
    {
        RequireElection(election);
        return store.Watches(election, Caller.Name);
    }

    /// <summary>Keeps a search as a watch.</summary>
    public SavedWatch Watch(string election, string name, string words, PostFilter filter)
    {
        RequireElection(election);
        return store.AddWatch(election, name, words, filter, Caller.Name);
    }

    /// <summary>The caller looked at it: what is there is no longer new.</summary>
    public void LookAt(string election, long watch)
    {
        RequireElection(election);
        store.LookAtWatch(election, watch, Caller.Name);
    }

    /// <summary>Ends a watch.</summary>
    public void EndWatch(string election, long watch)
    {
        RequireElection(election);
        store.EndWatch(election, watch, Caller.Name);
    }
}
