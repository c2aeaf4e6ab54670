using System.Globalization;
using Tocsin.Exchange.Report;

namespace Tocsin.Exchange.Sites;

/// <summary>Draws a network: its sites in a circle, a full line for a conclusive tie, a dashed one for an associative, a dotted one for a circumstantial.</summary>
internal static class SiteWeb
{
    private const int Least = 3;
    private const int Most = 40;
    private const int MostName = 26;
    private const double Width = 640;

    public static void Draw(HtmlWriter html, SiteNetworkEntry network)
    {
        if (network.Hosts.Count is < Least or > Most)
            return;
        double radius = Math.Max(70, network.Hosts.Count * 7), middle = radius + 36, height = middle * 2;
        var places = network.Hosts.Select((host, i) => (host, Angle: (2 * Math.PI * i / network.Hosts.Count) - (Math.PI / 2)))
            .ToDictionary(p => p.host, p => (X: (Width / 2) + (radius * Math.Cos(p.Angle)), Y: middle + (radius * Math.Sin(p.Angle)), p.Angle), StringComparer.Ordinal);
        html.Open("svg", ("class", "web"), ("viewBox", $"0 0 {N(Width)} {N(height)}"), ("role", "img"), ("aria-label", $"Network {network.Number}: which of its sites share marks; the reasons are listed below"));
        foreach (var tie in network.Ties.OrderByDescending(t => t.Tier))
        {
            var (a, b) = (places[tie.A], places[tie.B]);
            html.Void("line", ("class", $"t{tie.Tier}"), ("x1", N(a.X)), ("y1", N(a.Y)), ("x2", N(b.X)), ("y2", N(b.Y)));
        }

        foreach (var (host, place) in places)
        {
            html.Void("circle", ("cx", N(place.X)), ("cy", N(place.Y)), ("r", "6"));
            double cos = Math.Cos(place.Angle);
            string anchor = cos > 0.25 ? "start" : cos < -0.25 ? "end" : "middle";
            html.Element("text", host.Length > MostName ? host[..MostName] + "…" : host, ("x", N(place.X + (cos > 0.25 ? 11 : cos < -0.25 ? -11 : 0))), ("y", N(place.Y + (anchor == "middle" ? Math.Sin(place.Angle) * 20 : 0) + 4)), ("text-anchor", anchor));
        }

        html.Close("svg").Element("p", "Full line: conclusive. Dashed: associative. Dotted: circumstantial.", ("class", "note"));
    }

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
