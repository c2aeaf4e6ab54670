using System.Runtime.InteropServices;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.SynchronisedActivity;

/// <summary>When accounts posted of their own accord: no reshares, no answers, nothing that an account's own clock explains.</summary>
/// <remarks>
/// For a window Δ time is cut into cells of 60·Δ, and a cell is the object that accounts act on. Whether two accounts are active
/// in the same cell says how alike their days are (time zone, habits, events) and is conditioned on; whether they then post
/// within Δ of one another is what the synchrony test judges, against everybody else who was active in the cell.
/// </remarks>
internal sealed class ActiveMoments
{
    private const int WindowsPerCell = 60;

    private readonly List<(Act Act, long Resolution)> _acts = [];
    private readonly int _accounts;

    private ActiveMoments(int accounts) => _accounts = accounts;

    /// <summary>Posts that count.</summary>
    public int Count => _acts.Count;

    /// <summary>Posts left out because their account's own clock explains them.</summary>
    public int ByTheClock { get; private set; }

    /// <summary>Reads the moments out of a table. O(n log n).</summary>
    public static ActiveMoments Read(PostTable table, TimeResolution resolution)
    {
        var moments = new ActiveMoments(table.Accounts.Count);
        int post = 0;
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                if (IsOwnAccord(segment, row))
                    moments._acts.Add((new Act(segment.Account[row], segment.Time[row], post), resolution.Of(segment.File[row])));
            }
        }

        moments.LeaveOutClocks();
        return moments;
    }

    /// <summary>The trace for one window: cells and the acts in them.</summary>
    public TraceActs Trace(long window)
    {
        long cell = WindowsPerCell * window;

        // Half a cell of shift: what many do on the full hour then lies in the middle of a cell and not on its edge.
        var usable = _acts.Where(a => a.Resolution <= window).Select(a => (a.Act, Cell: (int)Math.Floor((a.Act.Time + (cell / 2)) / (double)cell))).ToArray();
        int[] keys = [.. usable.Select(a => a.Cell).Distinct().Order()];
        var objects = usable.Select(a => Array.BinarySearch(keys, a.Cell)).ToArray();
        return TraceActs.Build(objects, usable.Select(a => a.Act).ToArray(), keys, _accounts);
    }

    // Answers follow what they answer: two people in talk are within seconds of each other all evening.
    private static bool IsOwnAccord(PostSegment segment, int row)
    {
        if ((segment.Flags[row] & (PostFlags.Reshare | PostFlags.Reply)) != 0)
            return false;
        var text = segment.Resolve(segment.Text[row]);
        return text.IsEmpty || (text[0] != (byte)'@' && !text.StartsWith("RT @"u8));
    }

    private void LeaveOutClocks()
    {
        var acts = CollectionsMarshal.AsSpan(_acts);
        acts.Sort(static (x, y) => x.Act.Account != y.Act.Account ? x.Act.Account.CompareTo(y.Act.Account)
            : x.Act.Time != y.Act.Time ? x.Act.Time.CompareTo(y.Act.Time) : x.Act.Post.CompareTo(y.Act.Post));
        var clocks = new OwnClocks();
        var times = new List<long>();
        int kept = 0;
        for (int start = 0; start < acts.Length;)
        {
            int end = start;
            bool toTheSecond = true;
            times.Clear();
            for (; end < acts.Length && acts[end].Act.Account == acts[start].Act.Account; end++)
            {
                times.Add(acts[end].Act.Time);
                toTheSecond &= acts[end].Resolution <= 1000;
            }

            clocks.Learn(CollectionsMarshal.AsSpan(times), toTheSecond);
            for (int i = start; i < end; i++)
            {
                if (!clocks.Explains(acts[i].Act.Time))
                    acts[kept++] = acts[i];
            }

            start = end;
        }

        ByTheClock = acts.Length - kept;
        _acts.RemoveRange(kept, ByTheClock);
    }
}
