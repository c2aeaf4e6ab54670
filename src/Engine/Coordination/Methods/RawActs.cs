namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Every act on the objects of one trace, repeats included, object by object in order of time, then account, then post.</summary>
public sealed class RawActs
{
    private readonly int[] _start;
    private readonly Act[] _acts;

    private RawActs(int[] start, Act[] acts, int[] keys, int accounts)
    {
        _start = start;
        _acts = acts;
        Keys = keys;
        Accounts = accounts;
    }

    /// <summary>Number of objects.</summary>
    public int Objects => Keys.Length;

    /// <summary>Number of acts.</summary>
    public int Count => _acts.Length;

    /// <summary>Number of accounts in the data.</summary>
    public int Accounts { get; }

    /// <summary>What each object is called outside.</summary>
    public int[] Keys { get; }

    /// <summary>The acts on an object.</summary>
    public ReadOnlySpan<Act> Of(int obj) => _acts.AsSpan(_start[obj], _start[obj + 1] - _start[obj]);

    /// <summary>Sorts acts by object and time.</summary>
    /// <param name="objects">Object of each act, from 0.</param>
    /// <param name="acts">The acts in any order.</param>
    /// <param name="keys">Outside name of each object.</param>
    /// <param name="accounts">Accounts in the data.</param>
    public static RawActs Build(ReadOnlySpan<int> objects, ReadOnlySpan<Act> acts, int[] keys, int accounts)
    {
        var start = new int[keys.Length + 1];
        foreach (int o in objects)
            start[o + 1]++;
        for (int o = 0; o < keys.Length; o++)
            start[o + 1] += start[o];
        var next = start.AsSpan(0, keys.Length).ToArray();
        var sorted = new Act[acts.Length];
        for (int i = 0; i < acts.Length; i++)
            sorted[next[objects[i]]++] = acts[i];
        for (int o = 0; o < keys.Length; o++)
            sorted.AsSpan(start[o], start[o + 1] - start[o]).Sort(Compare);
        return new RawActs(start, sorted, keys, accounts);
    }

    /// <summary>The same without the acts of accounts that have fewer than so many.</summary>
    public RawActs OfActive(int minimumActs)
    {
        if (minimumActs <= 1)
            return this;
        var acts = new int[Accounts];
        foreach (var act in _acts)
            acts[act.Account]++;
        var start = new int[_start.Length];
        var kept = new List<Act>(_acts.Length);
        for (int o = 0; o < Objects; o++)
        {
            foreach (var act in Of(o))
            {
                if (acts[act.Account] >= minimumActs)
                    kept.Add(act);
            }

            start[o + 1] = kept.Count;
        }

        return new RawActs(start, [.. kept], Keys, Accounts);
    }

    private static int Compare(Act x, Act y) =>
        x.Time != y.Time ? x.Time.CompareTo(y.Time) : x.Account != y.Account ? x.Account.CompareTo(y.Account) : x.Post.CompareTo(y.Post);
}
