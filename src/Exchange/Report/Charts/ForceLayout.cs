namespace Tocsin.Exchange.Report.Charts;

/// <summary>Places the nodes of a small network so that those who are bound lie together. The same network, the same picture.</summary>
/// <remarks>
/// Fruchterman and Reingold (1991) with a pull to the centre that keeps separate groups on the page. Starts from a spiral,
/// uses no randomness and no transcendental function, so that coordinates repeat on every machine. Every pair up to
/// <see cref="Exact"/> nodes; above, what is far away pushes as one (<see cref="QuadTree"/>): O(n log n) per step, for thousands.
/// </remarks>
public static class ForceLayout
{
    /// <summary>Up to so many nodes every pair is looked at.</summary>
    public const int Exact = 400;

    private const int Steps = 220;
    private const int StepsOfMany = 110;
    private const double Gravity = 0.035;
    private const double EdgesFelt = 4;

    // Cosine and sine of the golden angle.
    private const double TurnX = -0.7373688780783197;
    private const double TurnY = 0.6754902942615238;

    /// <summary>Coordinates of each node in the unit square.</summary>
    /// <param name="nodes">How many nodes.</param>
    /// <param name="edges">Pairs of node indices with a strength from 0 to 1.</param>
    public static (double X, double Y)[] Place(int nodes, IReadOnlyList<(int A, int B, double Strength)> edges)
    {
        var (x, y) = Spiral(nodes);
        double[] dx = new double[nodes];
        double[] dy = new double[nodes];
        double[] share = Shares(nodes, edges);
        double reach = Math.Sqrt(nodes) + 1;
        var tree = nodes > Exact ? new QuadTree() : null;
        int steps = tree is null ? Steps : StepsOfMany;
        for (int step = 0; step < steps; step++)
        {
            Array.Clear(dx);
            Array.Clear(dy);
            if (tree is null)
                Repel(x, y, dx, dy);
            else
                Repel(tree, x, y, dx, dy);
            Attract(x, y, dx, dy, share, edges);
            double heat = reach * 0.12 * (1 - ((double)step / steps)) + 0.005;
            for (int i = 0; i < nodes; i++)
            {
                dx[i] -= x[i] * Gravity;
                dy[i] -= y[i] * Gravity;
                double length = Math.Sqrt((dx[i] * dx[i]) + (dy[i] * dy[i]));
                double scale = length > heat ? heat / length : 1;
                x[i] += dx[i] * scale;
                y[i] += dy[i] * scale;
            }
        }

        return Fit(x, y);
    }

    /// <summary>How much of its edges' pull a node feels: with many edges it would collapse into its neighbours.</summary>
    private static double[] Shares(int nodes, IReadOnlyList<(int A, int B, double Strength)> edges)
    {
        int[] degree = new int[nodes];
        foreach (var (a, b, _) in edges)
        {
            degree[a]++;
            degree[b]++;
        }

        return [.. degree.Select(d => Math.Min(1, EdgesFelt / Math.Max(1, d)))];
    }

    private static (double[] X, double[] Y) Spiral(int nodes)
    {
        double[] x = new double[nodes];
        double[] y = new double[nodes];
        double cx = 1;
        double cy = 0;
        for (int i = 0; i < nodes; i++)
        {
            double radius = Math.Sqrt(i + 0.5);
            x[i] = radius * cx;
            y[i] = radius * cy;
            (cx, cy) = ((cx * TurnX) - (cy * TurnY), (cx * TurnY) + (cy * TurnX));
        }

        return (x, y);
    }

    private static void Repel(double[] x, double[] y, double[] dx, double[] dy)
    {
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = i + 1; j < x.Length; j++)
            {
                double ux = x[i] - x[j];
                double uy = y[i] - y[j];
                double square = Math.Max((ux * ux) + (uy * uy), 1e-4);
                double push = 1 / square;
                dx[i] += ux * push;
                dy[i] += uy * push;
                dx[j] -= ux * push;
                dy[j] -= uy * push;
            }
        }
    }

    private static void Repel(QuadTree tree, double[] x, double[] y, double[] dx, double[] dy)
    {
        tree.Build(x, y);
        Span<int> stack = stackalloc int[QuadTree.Stack];
        for (int i = 0; i < x.Length; i++)
            tree.Push(x[i], y[i], stack, ref dx[i], ref dy[i]);
    }

    private static void Attract(
        double[] x, double[] y, double[] dx, double[] dy, double[] share, IReadOnlyList<(int A, int B, double Strength)> edges)
    {
        foreach (var (a, b, strength) in edges)
        {
            double ux = x[a] - x[b];
            double uy = y[a] - y[b];
            double pull = Math.Sqrt((ux * ux) + (uy * uy)) * (0.3 + (0.7 * strength)) * 0.25;
            dx[a] -= ux * pull * share[a];
            dy[a] -= uy * pull * share[a];
            dx[b] += ux * pull * share[b];
            dy[b] += uy * pull * share[b];
        }
    }

    private static (double X, double Y)[] Fit(double[] x, double[] y)
    {
        if (x.Length == 0)
            return [];
        double left = x.Min();
        double top = y.Min();
        double width = Math.Max(x.Max() - left, 1e-9);
        double height = Math.Max(y.Max() - top, 1e-9);
        return [.. x.Select((v, i) => x.Length == 1 ? (0.5, 0.5) : ((v - left) / width, (y[i] - top) / height))];
    }
}
