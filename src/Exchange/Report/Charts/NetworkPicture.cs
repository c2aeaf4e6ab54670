using System.Text;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Report.Charts;

/// <summary>Draws an incident's network: core members filled, periphery hollow, those who act first ringed.</summary>
internal static class NetworkPicture
{
    private const int Width = 720;
    private const int Height = 460;
    private const int Margin = 22;
    private const int Leaders = 3;

    public static void Write(HtmlWriter html, NetworkGraph graph, string label)
    {
        var places = Places(graph);
        html.Open("svg", ("viewBox", $"0 0 {Width} {Height}"), ("class", "network"), ("role", "img"), ("aria-label", label));
        WriteEdges(html, graph, places);
        var leaders = LeadersOf(graph.Nodes);
        // Periphery first, so that the core lies on top.
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = graph.Nodes.Count - 1; i >= 0; i--)
            {
                if (IsCore(graph.Nodes[i]) == (pass == 1))
                    WriteNode(html, graph.Nodes[i], places[i], leaders.Contains(graph.Nodes[i].Account));
            }
        }

        html.Close("svg");
    }

    public static bool IsCore(Participant participant) => string.Equals(participant.Role, "core", StringComparison.Ordinal);

    /// <summary>The accounts that were first on the most objects, where being first happened at all.</summary>
    public static IReadOnlySet<string> LeadersOf(IReadOnlyList<Participant> accounts) => accounts
        .Where(a => a.Firsts > 1).OrderByDescending(a => a.Firsts).ThenBy(a => a.Account, StringComparer.Ordinal)
        .Take(Leaders).Select(a => a.Account).ToHashSet(StringComparer.Ordinal);

    private static (double X, double Y)[] Places(NetworkGraph graph)
    {
        double heaviest = graph.Edges.Count == 0 ? 1 : graph.Edges[^1].Weight;
        var places = ForceLayout.Place(graph.Nodes.Count, [.. graph.Edges.Select(e => (e.A, e.B, e.Weight / heaviest))]);
        return [.. places.Select(p => (Margin + (p.X * (Width - (2 * Margin))), Margin + (p.Y * (Height - (2 * Margin)))))];
    }

    /// <summary>Three strokes: the lightest third of the weights, the middle and the heaviest.</summary>
    private static void WriteEdges(HtmlWriter html, NetworkGraph graph, (double X, double Y)[] places)
    {
        if (graph.Edges.Count == 0)
            return;
        int least = graph.Edges[0].Weight;
        double step = Math.Max(1, (graph.Edges[^1].Weight - least + 1) / 3.0);
        foreach (var group in graph.Edges.GroupBy(e => Math.Min(2, (int)((e.Weight - least) / step))).OrderBy(g => g.Key))
        {
            var path = new StringBuilder();
            foreach (var (a, b, _) in group)
                path.Append('M').Append(At(places[a])).Append('L').Append(At(places[b]));
            html.Void("path", ("class", $"e{group.Key}"), ("d", path.ToString()));
        }
    }

    private static void WriteNode(HtmlWriter html, Participant node, (double X, double Y) place, bool leads)
    {
        string radius = ReportNumbers.Mark(3.5 + Math.Min(5.5, Math.Sqrt(node.Partners) * 0.7));
        string x = ReportNumbers.Mark(Math.Round(place.X, 1));
        string y = ReportNumbers.Mark(Math.Round(place.Y, 1));
        if (leads)
            html.Void("circle", ("class", "lead"), ("cx", x), ("cy", y), ("r", "12"));
        html.Open("circle", ("class", IsCore(node) ? "core" : "edge"), ("cx", x), ("cy", y), ("r", radius))
            .Element("title", $"{VisibleText.Cut(node.Account, 80, out _)}: {node.Role}, {ReportNumbers.Count(node.Partners, "partner")}, {ReportNumbers.Count(node.Posts, "post")}")
            .Close("circle");
    }

    private static string At((double X, double Y) p) => $"{ReportNumbers.Mark(Math.Round(p.X))} {ReportNumbers.Mark(Math.Round(p.Y))}";
}
