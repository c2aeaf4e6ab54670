using Shouldly;
using Tocsin.Sites.Linking;
using Tocsin.Sites.Marks;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Sites;

/// <summary>Ids that others collected from real sites: all are recognised, and the ties are theirs.</summary>
public sealed class RealIndicatorTests(ITestOutputHelper output)
{
    [Fact]
    public void Ids_of_real_sites_are_read_and_tie_the_sites_that_share_them()
    {
        string[] lines = File.ReadAllLines(RealData.Path("outlets/site-indicators.csv"));
        var heads = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var expected = new Dictionary<(string, string), HashSet<string>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int ids = 0;
        foreach (string line in lines)
        {
            string[] cells = line.Split(',');
            if (cells.Length != 3 || cells[2].Length == 0)
                continue;
            string value = cells[1][(cells[1].IndexOfAny(['|', '(']) + 1)..];
            string? head = cells[0] switch
            {
                "ga_id" => SavedSite.Analytics(value + "-1"),
                "yandex_tag_id" when value.Length >= 5 => $"<script>ym({value}, 'init', {{}});</script>",
                "verification_id" when cells[1].Contains("-verification|", StringComparison.Ordinal) => $"<meta name=\"{cells[1].Split('|')[0]}\" content=\"{value}\">",
                _ => null,
            };
            if (head is null)
                continue;
            if (!seen.Add(line))
                continue;
            ids++;
            heads[cells[2]] = heads.GetValueOrDefault(cells[2]) + head;
            (expected.TryGetValue((cells[0], cells[1]), out var set) ? set : expected[(cells[0], cells[1])] = []).Add(cells[2]);
        }

        var sites = heads.Select(h => new SavedSite(h.Key) { Head = h.Value, Theme = "t" + string.Concat(h.Key.Where(char.IsAsciiLetter)) }.Read()).ToList();
        int read = sites.Sum(s => s.Marks.Count(m => MarkCatalog.Of(m.Kind).Family == MarkFamily.Account));
        output.WriteLine($"{read} of {ids} ids of {sites.Count} sites read");
        var links = SiteLinker.Link(sites, new LinkOptions());
        var pairs = expected.Values.Where(s => s.Count > 1).SelectMany(s => s.Order(StringComparer.Ordinal).ToArray() is var h ? h.SelectMany((a, i) => h.Skip(i + 1).Select(b => (a, b))) : []).Distinct().Order().ToList();
        foreach (var rejected in sites.SelectMany(s => s.Rejected))
            output.WriteLine($"says nothing: {rejected}");
        links.Pairs.Where(p => p.Tier == MarkTier.Conclusive).Select(p => (p.A, p.B)).Order().ShouldBe(pairs);
        read.ShouldBe(ids);
        ids.ShouldBeGreaterThan(30);
    }
}
