using System.Text;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Laundering;

/// <summary>Which of the sites belong to an outlet about which somebody decided something.</summary>
internal sealed class ListedSites
{
    private const string Ordinary = "medium";

    private readonly Dictionary<int, KnownOutlet> _of = [];

    public ListedSites(IReadOnlyList<KnownOutlet> outlets, Utf8Pool sites)
    {
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int s = 0; s < sites.Count; s++)
            number[Encoding.UTF8.GetString(sites.Get(s))] = s;
        foreach (var outlet in outlets.Where(o => o.Statuses.Any(s => s.Kind != Ordinary)))
        {
            foreach (string domain in outlet.Domains)
            {
                if (number.TryGetValue(domain, out int site))
                    _of.TryAdd(site, outlet);
            }
        }
    }

    /// <summary>Listed outlets among the sites.</summary>
    public int Count => _of.Count;

    /// <summary>The outlet of a site; null when it is not listed.</summary>
    public KnownOutlet? Of(int site) => _of.GetValueOrDefault(site);

    /// <summary>What was decided about it, in words.</summary>
    public static string Status(KnownOutlet outlet) =>
        outlet.Statuses.Where(s => s.Kind != Ordinary).Select(s => $"{s.Kind} by {s.By}").First();
}
