namespace Tocsin.Engine.Coordination.Reference;

/// <summary>The places of a share table object by object, each object's in order of time and, at equal times, of place.</summary>
internal sealed class ObjectTimelines
{
    private ObjectTimelines(int[] places, int[] starts)
    {
        Places = places;
        Starts = starts;
    }

    public int[] Places { get; }

    /// <summary>Where each object's places begin, with one more entry for the end.</summary>
    public int[] Starts { get; }

    public int Count => Starts.Length - 1;

    public static ObjectTimelines From(ShareTable table)
    {
        int[] starts = CountByObject(table);
        var next = starts.AsSpan(0, starts.Length - 1).ToArray();
        var places = new int[starts[^1]];
        var times = new double[places.Length];
        for (int place = 0; place < table.Count; place++)
        {
            if (!double.IsFinite(table.Times[place]))
                continue;
            int at = next[table.Objects[place]]++;
            places[at] = place;
            times[at] = table.Times[place];
        }

        for (int o = 0; o + 1 < starts.Length; o++)
            SortByTime(times.AsSpan(starts[o]..starts[o + 1]), places.AsSpan(starts[o]..starts[o + 1]));
        return new ObjectTimelines(places, starts);
    }

    private static int[] CountByObject(ShareTable table)
    {
        var starts = new int[table.ObjectOrder.Length + 1];
        for (int place = 0; place < table.Count; place++)
        {
            if (double.IsFinite(table.Times[place]))
                starts[table.Objects[place] + 1]++;
        }

        for (int o = 1; o < starts.Length; o++)
            starts[o] += starts[o - 1];
        return starts;
    }

    private static void SortByTime(Span<double> times, Span<int> places)
    {
        if (places.Length < 2)
            return;
        times.Sort(places);
        // The sort is not stable: put simultaneous shares back in the order of their places.
        for (int from = 0, to; from < times.Length; from = to)
        {
            to = from + 1;
            while (to < times.Length && times[to] == times[from])
                to++;
            places[from..to].Sort();
        }
    }
}
