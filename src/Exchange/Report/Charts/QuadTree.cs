namespace Tocsin.Exchange.Report.Charts;

/// <summary>Points of the plane in nested squares, each with its weight and centre: what lies far away pushes as one (Barnes and Hut, 1986).</summary>
/// <remarks>
/// Built anew for each step into the same arrays: O(n log n) for points that are spread, and bounded by <see cref="Deepest"/> for points that are not.
/// Points that fall together are kept as one heavier point.
/// </remarks>
internal sealed class QuadTree
{
    private const int Deepest = 40;

    // A square counts as one point when its width is less than this part of its distance.
    private const double Openness = 0.9;
    private int[] _child = [];
    private double[] _mass = [], _x = [], _y = [], _width = [];
    private int _count;

    /// <summary>Builds it.</summary>
    public void Build(double[] x, double[] y)
    {
        _count = 0;
        if (x.Length == 0)
            return;
        double left = x.Min(), top = y.Min(), width = Math.Max(Math.Max(x.Max() - left, y.Max() - top), 1e-9) * 1.0001;
        Node(width);
        for (int i = 0; i < x.Length; i++)
            Insert(x[i], y[i], left, top);
        for (int n = 0; n < _count; n++)
            (_x[n], _y[n]) = (_x[n] / _mass[n], _y[n] / _mass[n]);
    }

    /// <summary>Adds to <paramref name="dx"/> and <paramref name="dy"/> how everything pushes a point away, one over the distance.</summary>
    public void Push(double x, double y, Span<int> stack, ref double dx, ref double dy)
    {
        int depth = 0;
        stack[depth++] = 0;
        while (depth > 0)
        {
            int node = stack[--depth];
            double ux = x - _x[node], uy = y - _y[node], square = (ux * ux) + (uy * uy);
            bool leaf = _child[node * 4] == 0 && _child[(node * 4) + 1] == 0 && _child[(node * 4) + 2] == 0 && _child[(node * 4) + 3] == 0;
            if (!leaf && _width[node] * _width[node] >= Openness * Openness * square)
            {
                for (int c = 0; c < 4; c++)
                {
                    if (_child[(node * 4) + c] is var below and > 0)
                        stack[depth++] = below;
                }

                continue;
            }

            // What lies in the same place pushes nowhere, itself among it.
            double push = _mass[node] / Math.Max(square, 1e-4);
            dx += ux * push;
            dy += uy * push;
        }
    }

    /// <summary>Room that <see cref="Push"/> needs.</summary>
    public static int Stack => (Deepest * 3) + 4;

    private void Insert(double x, double y, double left, double top)
    {
        int node = 0;
        double width = _width[0];
        for (int depth = 0; ; depth++)
        {
            bool first = _mass[node] == 0;
            bool single = _mass[node] > 0 && depth < Deepest && _child[node * 4] == 0 && _child[(node * 4) + 1] == 0 && _child[(node * 4) + 2] == 0 && _child[(node * 4) + 3] == 0;
            double meanX = _x[node] / Math.Max(_mass[node], 1), meanY = _y[node] / Math.Max(_mass[node], 1);
            if (single && (Math.Abs(meanX - x) > 1e-9 || Math.Abs(meanY - y) > 1e-9))
            {
                int moved = Child(node, meanX, meanY, left, top, width, out _, out _);
                (_mass[moved], _x[moved], _y[moved]) = (_mass[node], _x[node], _y[node]);
                single = false;
            }

            _mass[node]++;
            _x[node] += x;
            _y[node] += y;
            if (first || single || depth == Deepest)
                return;
            node = Child(node, x, y, left, top, width, out left, out top);
            width /= 2;
        }
    }

    private int Child(int node, double x, double y, double left, double top, double width, out double childLeft, out double childTop)
    {
        double half = width / 2;
        int quarter = (x >= left + half ? 1 : 0) + (y >= top + half ? 2 : 0);
        (childLeft, childTop) = (left + ((quarter & 1) * half), top + ((quarter >> 1) * half));
        int at = _child[(node * 4) + quarter];
        if (at == 0)
        {
            at = Node(half);
            _child[(node * 4) + quarter] = at;
        }

        return at;
    }

    private int Node(double width)
    {
        if (_count == _mass.Length)
        {
            int size = Math.Max(64, _count * 2);
            Array.Resize(ref _mass, size);
            Array.Resize(ref _x, size);
            Array.Resize(ref _y, size);
            Array.Resize(ref _width, size);
            Array.Resize(ref _child, size * 4);
        }

        (_mass[_count], _x[_count], _y[_count], _width[_count]) = (0, 0, 0, width);
        _child.AsSpan(_count * 4, 4).Clear();
        return _count++;
    }
}
