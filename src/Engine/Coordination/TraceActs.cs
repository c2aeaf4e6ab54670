namespace Tocsin.Engine.Coordination;

/// <summary>All acts of one trace, by object and time: one act of each account on each object.</summary>
/// <remarks>
/// Repetition by one account is no evidence about two accounts, so one act stands for all: the first, or, of more than three,
/// one drawn by lot. The first acts of those who post without pause all lie at the start of the data or of the day, and
/// would look like synchrony. Objects are numbered by the builder; sixteen bytes an act and four per degree.
/// </remarks>
public sealed class TraceActs
{
    private const int Few = 3;

    private readonly int[] _start;
    private readonly Act[] _acts;

    private TraceActs(int[] start, Act[] acts, int[] keys, int[] degree)
    {
        _start = start;
        _acts = acts;
        Keys = keys;
        Degree = degree;
    }

    /// <summary>Number of objects.</summary>
    public int Objects => _start.Length - 1;

    /// <summary>Number of acts.</summary>
    public int Count => _acts.Length;

    /// <summary>What each object is called outside: an object id of the table or a text cluster.</summary>
    public int[] Keys { get; }

    /// <summary>Distinct objects of each account, objects that nobody else touched included.</summary>
    public int[] Degree { get; }

    /// <summary>Index of the first act of an object.</summary>
    public int Start(int obj) => _start[obj];

    /// <summary>The acts of an object in order of time, then account.</summary>
    public ReadOnlySpan<Act> Of(int obj) => _acts.AsSpan(_start[obj], _start[obj + 1] - _start[obj]);

    /// <summary>All acts, object by object.</summary>
    public ReadOnlySpan<Act> All => _acts;

    /// <summary>Builds the trace from raw acts. O(n) plus sorting within objects; the input may be in any order.</summary>
    /// <param name="objects">Object of each act, from 0.</param>
    /// <param name="acts">The acts.</param>
    /// <param name="keys">Outside name of each object.</param>
    /// <param name="accounts">Number of accounts.</param>
    public static TraceActs Build(ReadOnlySpan<int> objects, ReadOnlySpan<Act> acts, int[] keys, int accounts)
    {
        var start = new int[keys.Length + 1];
        foreach (int o in objects)
            start[o + 1]++;
        for (int o = 0; o < keys.Length; o++)
            start[o + 1] += start[o];
        var sorted = new Act[acts.Length];
        var next = start.AsSpan(0, keys.Length).ToArray();
        for (int i = 0; i < acts.Length; i++)
            sorted[next[objects[i]]++] = acts[i];
        var degree = new int[accounts];
        var times = new int[accounts];
        var seen = new int[accounts];
        var chosen = new int[accounts];
        int kept = 0;
        for (int o = 0; o < keys.Length; o++)
        {
            var span = sorted.AsSpan(start[o], start[o + 1] - start[o]);
            if (!InOrder(span))
                span.Sort(Compare);
            start[o] = kept;
            foreach (var act in span)
                times[act.Account]++;
            foreach (var act in span)
            {
                int account = act.Account;
                if (seen[account] == 0)
                    chosen[account] = Choose(act.Time, times[account]);
                if (seen[account]++ == chosen[account])
                {
                    degree[account]++;
                    sorted[kept++] = act;
                }

                // The account's last act here: ready for the next object.
                if (seen[account] == times[account])
                    (times[account], seen[account]) = (0, 0);
            }
        }

        start[keys.Length] = kept;
        if (kept < sorted.Length)
            Array.Resize(ref sorted, kept);
        return new TraceActs(start, sorted, keys, degree);
    }

    /// <summary>Which of an account's acts on one object stands for all: the first of a few, one by lot of many.</summary>
    private static int Choose(long firstTime, int times) =>
        times <= Few ? 0 : (int)(Mix((ulong)firstTime * 0x9E3779B97F4A7C15UL) % (ulong)times);

    /// <summary>A well-mixed hash of a number.</summary>
    internal static ulong Mix(ulong key)
    {
        key ^= key >> 32;
        key *= 0x9E3779B97F4A7C15UL;
        return key ^ (key >> 29);
    }

    private static bool InOrder(ReadOnlySpan<Act> acts)
    {
        for (int i = 1; i < acts.Length; i++)
        {
            if (Compare(acts[i - 1], acts[i]) > 0)
                return false;
        }

        return true;
    }

    private static int Compare(Act x, Act y) =>
        x.Time != y.Time ? x.Time.CompareTo(y.Time) : x.Account != y.Account ? x.Account.CompareTo(y.Account) : x.Post.CompareTo(y.Post);
}
