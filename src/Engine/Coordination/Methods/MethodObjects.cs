using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Gathers what each group of a method acted on together, with the acts.</summary>
public static class MethodObjects
{
    /// <summary>Adds the objects of one layer to each group's list.</summary>
    /// <param name="acts">The layer's acts.</param>
    /// <param name="kind">Kind of the objects.</param>
    /// <param name="window">Window in milliseconds.</param>
    /// <param name="partners">Group of each account, or -1.</param>
    /// <param name="objects">Receives the objects, per group.</param>
    public static void Collect(RawActs acts, TraceKind kind, long window, int[] partners, List<GroupObject>[] objects)
    {
        var byGroup = new SortedDictionary<int, List<Act>>();
        for (int o = 0; o < acts.Objects; o++)
        {
            byGroup.Clear();
            foreach (var act in acts.Of(o))
            {
                int group = partners[act.Account];
                if (group < 0)
                    continue;
                if (!byGroup.TryGetValue(group, out var list))
                    byGroup[group] = list = [];
                list.Add(act);
            }

            int sharers = -1;
            foreach (var (group, members) in byGroup)
            {
                var together = Together(members, window);
                if (together.Count == 0)
                    continue;
                if (sharers < 0)
                    sharers = Sharers(acts.Of(o));
                objects[group].Add(new GroupObject(kind, acts.Keys[o], together, sharers));
            }
        }
    }

    /// <summary>The acts that have another account's act within the window.</summary>
    private static List<Act> Together(List<Act> acts, long window)
    {
        var near = new bool[acts.Count];
        for (int i = 1; i < acts.Count; i++)
        {
            // Looking back to the last act of somebody else is enough: whatever is nearer belongs to the same account.
            for (int j = i - 1; j >= 0 && acts[i].Time - acts[j].Time <= window; j--)
            {
                if (acts[i].Account == acts[j].Account)
                    continue;
                near[i] = near[j] = true;
                break;
            }
        }

        // An act can have its partner only later on, past further acts of its own.
        for (int i = acts.Count - 2; i >= 0; i--)
        {
            for (int j = i + 1; !near[i] && j < acts.Count && acts[j].Time - acts[i].Time <= window; j++)
                near[i] = acts[i].Account != acts[j].Account;
        }

        return [.. acts.Where((_, i) => near[i])];
    }

    private static int Sharers(ReadOnlySpan<Act> acts)
    {
        var accounts = new HashSet<int>();
        foreach (var act in acts)
            accounts.Add(act.Account);
        return accounts.Count;
    }
}
