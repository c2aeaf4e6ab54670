using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Coordination;

/// <summary>Gathers what each group acted on together. One pass over a trace serves all groups.</summary>
internal static class GroupActs
{
    /// <summary>Adds the objects of one trace to each group's list.</summary>
    /// <param name="trace">Kind of the trace.</param>
    /// <param name="acts">The trace.</param>
    /// <param name="groupOf">Group of each account, or -1.</param>
    /// <param name="windows">Window of each group in this trace in milliseconds; 0 where the group has no pair in it.</param>
    /// <param name="objects">Receives the objects, per group.</param>
    public static void Collect(TraceKind trace, TraceActs acts, int[] groupOf, long[] windows, List<GroupObject>[] objects)
    {
        var byGroup = new SortedDictionary<int, List<Act>>();
        for (int o = 0; o < acts.Objects; o++)
        {
            var all = acts.Of(o);
            if (all.Length < 2)
                continue;
            byGroup.Clear();
            foreach (var act in all)
            {
                int g = groupOf[act.Account];
                if (g < 0 || windows[g] == 0)
                    continue;
                if (!byGroup.TryGetValue(g, out var list))
                    byGroup[g] = list = [];
                list.Add(act);
            }

            foreach (var (g, members) in byGroup)
            {
                var together = Together(members, windows[g]);
                if (together.Count > 1)
                    objects[g].Add(new GroupObject(trace, acts.Keys[o], together, all.Length));
            }
        }
    }

    private static List<Act> Together(List<Act> members, long window)
    {
        var kept = new List<Act>();
        for (int i = 0; i < members.Count; i++)
        {
            bool before = i > 0 && members[i].Time - members[i - 1].Time <= window;
            bool after = i + 1 < members.Count && members[i + 1].Time - members[i].Time <= window;
            if (before || after)
                kept.Add(members[i]);
        }

        return kept;
    }
}
