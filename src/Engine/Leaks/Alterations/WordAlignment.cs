namespace Tocsin.Engine.Leaks.Alterations;

/// <summary>Aligns two sequences: unique common elements anchor it (patience), Myers' algorithm fills in between.</summary>
/// <remarks>
/// Myers, "An O(ND) difference algorithm", 1986, in its linear-space form. Where two stretches differ in more than
/// <see cref="MostDifferences"/> places, the furthest point reached splits them: the result stays valid, time stays O(n × that bound).
/// </remarks>
internal sealed class WordAlignment
{
    private const int MostDifferences = 1024;
    private readonly int[] _a;
    private readonly int[] _b;
    private readonly int[] _forward;
    private readonly int[] _backward;
    private readonly int _middle;

    private WordAlignment(int[] a, int[] b)
    {
        (_a, _b) = (a, b);
        Removed = new bool[a.Length];
        Inserted = new bool[b.Length];
        _middle = Math.Min(a.Length + b.Length, 4 * MostDifferences) + 2;
        _forward = new int[(2 * _middle) + 2];
        _backward = new int[(2 * _middle) + 2];
    }

    /// <summary>Elements of the first that have no partner.</summary>
    public bool[] Removed { get; }

    /// <summary>Elements of the second that have no partner.</summary>
    public bool[] Inserted { get; }

    public static WordAlignment Of(int[] a, int[] b)
    {
        var alignment = new WordAlignment(a, b);
        int fromA = 0, fromB = 0;
        foreach (var (x, y) in Anchors.Of(a, b))
        {
            alignment.Stretches(fromA, x, fromB, y);
            (fromA, fromB) = (x + 1, y + 1);
        }

        alignment.Stretches(fromA, a.Length, fromB, b.Length);
        return alignment;
    }

    private void Stretches(int a0, int a1, int b0, int b1)
    {
        var work = new Stack<(int, int, int, int)>();
        work.Push((a0, a1, b0, b1));
        while (work.TryPop(out var next))
        {
            (a0, a1, b0, b1) = next;
            while (a0 < a1 && b0 < b1 && _a[a0] == _b[b0])
                (a0, b0) = (a0 + 1, b0 + 1);
            while (a0 < a1 && b0 < b1 && _a[a1 - 1] == _b[b1 - 1])
                (a1, b1) = (a1 - 1, b1 - 1);
            if (a0 == a1 || b0 == b1)
            {
                Removed.AsSpan(a0, a1 - a0).Fill(true);
                Inserted.AsSpan(b0, b1 - b0).Fill(true);
                continue;
            }

            var (x, y) = Split(a0, a1, b0, b1);
            if ((x == a0 && y == b0) || (x == a1 && y == b1))
            {
                Removed.AsSpan(a0, a1 - a0).Fill(true);
                Inserted.AsSpan(b0, b1 - b0).Fill(true);
                continue;
            }

            work.Push((a0, x, b0, y));
            work.Push((x, a1, y, b1));
        }
    }

    // A point on a shortest way from one corner to the other, sought from both ends.
    private (int X, int Y) Split(int a0, int a1, int b0, int b1)
    {
        int n = a1 - a0, m = b1 - b0, delta = n - m;
        bool odd = (delta & 1) != 0;
        int most = Math.Min(Math.Min((n + m + 1) / 2, MostDifferences), _middle - 2);
        _forward[_middle + 1] = 0;
        _backward[_middle + 1] = 0;
        int bestX = 0, bestY = 0;
        for (int d = 0; d <= most; d++)
        {
            for (int k = -d; k <= d; k += 2)
            {
                int x = k == -d || (k != d && _forward[_middle + k - 1] < _forward[_middle + k + 1]) ? _forward[_middle + k + 1] : _forward[_middle + k - 1] + 1;
                int y = x - k;
                while (x < n && y < m && y >= 0 && _a[a0 + x] == _b[b0 + y])
                    (x, y) = (x + 1, y + 1);
                _forward[_middle + k] = x;
                if (x <= n && y <= m && y >= 0 && x + y > bestX + bestY)
                    (bestX, bestY) = (x, y);
                int back = delta - k;
                if (odd && back >= -(d - 1) && back <= d - 1 && x + _backward[_middle + back] >= n && x <= n && y <= m && y >= 0)
                    return (a0 + x, b0 + y);
            }

            for (int k = -d; k <= d; k += 2)
            {
                int x = k == -d || (k != d && _backward[_middle + k - 1] < _backward[_middle + k + 1]) ? _backward[_middle + k + 1] : _backward[_middle + k - 1] + 1;
                int y = x - k;
                while (x < n && y < m && y >= 0 && _a[a1 - 1 - x] == _b[b1 - 1 - y])
                    (x, y) = (x + 1, y + 1);
                _backward[_middle + k] = x;
                int ahead = delta - k;
                if (!odd && ahead >= -d && ahead <= d && x + _forward[_middle + ahead] >= n && x <= n && y <= m && y >= 0)
                    return (a1 - x, b1 - y);
            }
        }

        return (a0 + bestX, b0 + bestY);
    }
}
