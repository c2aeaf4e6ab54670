namespace Tocsin.Exchange.Report.Diff;

/// <summary>The shortest word-by-word way from one text to another.</summary>
/// <remarks>
/// Myers, "An O(ND) difference algorithm and its variations" (1986), greedy form with the trace kept. Texts that differ in
/// more than <see cref="MostEdits"/> words are shown as replaced whole: a difference nobody can read is none.
/// </remarks>
public static class WordDiff
{
    /// <summary>Words removed and added beyond which the comparison is given up.</summary>
    public const int MostEdits = 300;

    /// <summary>The parts in reading order; neighbours are of different kinds, what is removed stands before what is added.</summary>
    public static IReadOnlyList<DiffPart> Compare(string from, string to)
    {
        var a = WordSplitter.Split(from);
        var b = WordSplitter.Split(to);
        int head = 0;
        while (head < a.Count && head < b.Count && Same(a[head], b[head]))
            head++;
        int tail = 0;
        while (tail < a.Count - head && tail < b.Count - head && Same(a[^(tail + 1)], b[^(tail + 1)]))
            tail++;
        var parts = new List<(DiffKind, string)>();
        parts.AddRange(a.Take(head).Select(w => (DiffKind.Same, w)));
        parts.AddRange(Middle(a[head..^tail], b[head..^tail]));
        parts.AddRange(a.Skip(a.Count - tail).Select(w => (DiffKind.Same, w)));
        return Join(parts);
    }

    private static List<(DiffKind, string)> Middle(List<string> a, List<string> b)
    {
        var trace = Trace(a, b);
        if (trace is null)
            return [.. a.Select(w => (DiffKind.Removed, w)), .. b.Select(w => (DiffKind.Added, w))];
        var parts = new List<(DiffKind, string)>();
        int x = a.Count;
        int y = b.Count;
        for (int d = trace.Count - 1; d >= 0; d--)
        {
            int[] v = trace[d];
            int k = x - y;
            bool down = d > 0 && (k == -d || (k != d && v[Slot(k - 1, d)] < v[Slot(k + 1, d)]));
            int before = down ? k + 1 : k - 1;
            int px = d == 0 ? 0 : v[Slot(before, d)];
            int py = d == 0 ? 0 : px - before;
            while (x > px && y > py)
            {
                parts.Add((DiffKind.Same, a[--x]));
                y--;
            }

            if (d > 0)
                parts.Add(down ? (DiffKind.Added, b[--y]) : (DiffKind.Removed, a[--x]));
        }

        parts.Reverse();
        return parts;
    }

    /// <summary>For each number of edits the furthest points before that edit; null when there are too many.</summary>
    private static List<int[]>? Trace(List<string> a, List<string> b)
    {
        int most = Math.Min(a.Count + b.Count, MostEdits);
        var trace = new List<int[]>();
        int[] v = new int[(2 * most) + 3];
        int zero = most + 1;
        for (int d = 0; d <= most; d++)
        {
            trace.Add(v[(zero - d - 1)..(zero + d + 2)]);
            for (int k = -d; k <= d; k += 2)
            {
                int x = k == -d || (k != d && v[zero + k - 1] < v[zero + k + 1]) ? v[zero + k + 1] : v[zero + k - 1] + 1;
                int y = x - k;
                while (x < a.Count && y < b.Count && Same(a[x], b[y]))
                    (x, y) = (x + 1, y + 1);
                v[zero + k] = x;
                if (x >= a.Count && y >= b.Count)
                    return trace;
            }
        }

        return null;
    }

    /// <summary>Where diagonal k lies in the slice kept for d edits.</summary>
    private static int Slot(int k, int d) => k + d + 1;

    private static List<DiffPart> Join(List<(DiffKind Kind, string Text)> words)
    {
        var parts = new List<DiffPart>();
        for (int i = 0; i < words.Count;)
        {
            if (words[i].Kind == DiffKind.Same)
            {
                int end = i;
                while (end < words.Count && words[end].Kind == DiffKind.Same)
                    end++;
                parts.Add(new DiffPart(DiffKind.Same, string.Concat(words[i..end].Select(w => w.Text))));
                i = end;
                continue;
            }

            int stop = ChangeEnd(words, i);
            Put(parts, DiffKind.Removed, words[i..stop]);
            Put(parts, DiffKind.Added, words[i..stop]);
            i = stop;
        }

        return parts;
    }

    /// <summary>
    /// Words exchanged with only white space between them are one change: "a b" for "c d" reads better than four marks.
    /// </summary>
    private static int ChangeEnd(List<(DiffKind Kind, string Text)> words, int start)
    {
        int plain = start;
        while (plain < words.Count && words[plain].Kind != DiffKind.Same)
            plain++;
        int bridged = plain;
        while (bridged < words.Count && (words[bridged].Kind != DiffKind.Same || IsBridge(words, bridged)))
            bridged++;
        var run = words[start..bridged];
        bool exchanged = run.Exists(w => w.Kind == DiffKind.Removed) && run.Exists(w => w.Kind == DiffKind.Added);
        return exchanged ? bridged : plain;
    }

    private static bool IsBridge(List<(DiffKind Kind, string Text)> words, int at) =>
        string.IsNullOrWhiteSpace(words[at].Text) && at + 1 < words.Count && words[at + 1].Kind != DiffKind.Same;

    private static void Put(List<DiffPart> parts, DiffKind kind, List<(DiffKind Kind, string Text)> words)
    {
        string text = string.Concat(words.Where(w => w.Kind == kind || w.Kind == DiffKind.Same).Select(w => w.Text));
        if (text.Length > 0)
            parts.Add(new DiffPart(kind, text));
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
