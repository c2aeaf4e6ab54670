namespace Tocsin.Engine.Leaks.Alterations;

/// <summary>Elements that stand exactly once in both sequences, the longest chain of them that is in order in both (patience).</summary>
internal static class Anchors
{
    public static IEnumerable<(int A, int B)> Of(int[] a, int[] b)
    {
        var places = new Dictionary<int, (int A, int B)>();
        for (int i = 0; i < a.Length; i++)
            places[a[i]] = places.ContainsKey(a[i]) ? (-1, -1) : (i, -1);
        for (int i = 0; i < b.Length; i++)
        {
            if (places.TryGetValue(b[i], out var place) && place.A >= 0)
                places[b[i]] = place.B < 0 ? (place.A, i) : (-1, -1);
        }

        return Longest([.. places.Values.Where(p => p.A >= 0 && p.B >= 0).OrderBy(p => p.A)]);
    }

    // Longest rising run of B by piles (Schensted 1961): O(n log n).
    private static Stack<(int A, int B)> Longest((int A, int B)[] pairs)
    {
        var tops = new List<int>();
        int[] under = new int[pairs.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            int low = 0, high = tops.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (pairs[tops[middle]].B < pairs[i].B)
                    low = middle + 1;
                else
                    high = middle;
            }

            under[i] = low > 0 ? tops[low - 1] : -1;
            if (low == tops.Count)
                tops.Add(i);
            else
                tops[low] = i;
        }

        var chain = new Stack<(int A, int B)>();
        for (int i = tops.Count > 0 ? tops[^1] : -1; i >= 0; i = under[i])
            chain.Push(pairs[i]);
        return chain;
    }
}
