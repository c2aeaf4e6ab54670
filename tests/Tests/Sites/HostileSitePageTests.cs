using System.Diagnostics;
using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Sites.Reading;
using Xunit;

namespace Tocsin.Tests.Sites;

public sealed class HostileSitePageTests
{
    private static readonly string[] Pieces =
    [
        "<script>", "</script>", "<meta name=", "content=", "google-site-verification", "<link rel=canonical href=", "<!--", "-->", "UA-", "4821337", "-1", "\"", "'", "ym(", "60668698", "<img src=", "https://", "//", "x.example",
        "mailto:", "@", "data-ad-client=", "ca-pub-", "7391846205518273", "<a href=", ">", "\0", "\u202E", "\uD800", "&#x0;", "top100", "project:", "{", "}", "setSiteId", "matomo.php", "/web/2020/", "%00", "%FF", "<svg>", "<template>", "<table>",
    ];

    [Fact]
    public void Any_mixture_of_its_pieces_is_read_in_time_and_alike_each_time() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 300].Sample(
            picks =>
            {
                byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(picks.Select(p => Pieces[p])));
                var facts = PageFactsReader.Read(bytes);
                facts.Marks.ShouldAllBe(m => m.Value.Length < 1200);
                facts.Marks.ShouldBe(PageFactsReader.Read(bytes).Marks);
            },
            iter: 1500);

    [Fact]
    public void Any_bytes_are_read() => Gen.Byte.Array[0, 3000].Sample(bytes => PageFactsReader.Read(bytes).ShouldNotBeNull(), iter: 500);

    [Fact]
    public void Hostile_sizes_are_survived_in_time()
    {
        string[] hostile =
        [
            "<script>" + new string('"', 2_000_000) + "</script>",
            "<script>" + string.Concat(Enumerable.Repeat("project:1234 top100 ", 50_000)) + "</script>",
            "<script>" + string.Concat(Enumerable.Repeat("'setSiteId','", 100_000)) + "matomo.php</script>",
            string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<a href=\"https://h{i}.example/\">x</a>")),
            string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<script>ga('create','UA-{48213377 + (i * 7919)}-1')</script>")),
            string.Concat(Enumerable.Repeat("<div class=\"a b c d e f g\">", 300_000)),
            "<p>" + string.Concat(Enumerable.Range(0, 400_000).Select(i => $"w{i} ")),
            "<img src=\"" + new string('a', 3_000_000) + "\">",
            "<!-- saved from url=(0020)https://" + new string('a', 5_000) + " -->",
        ];
        foreach (string page in hostile)
        {
            var watch = Stopwatch.StartNew();
            var facts = PageFactsReader.Read(Encoding.UTF8.GetBytes(page));
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), page[..30]);
            facts.Marks.Count.ShouldBeLessThanOrEqualTo(500);
        }
    }

    [Fact]
    public void Sets_of_shingles_keep_their_bounds() => Gen.Select(Gen.ULong.Array[0, 6000], Gen.ULong.Array[0, 6000]).Sample(
        (a, b) =>
        {
            var (x, y) = (ShingleSet.Of(a), ShingleSet.Of(b));
            x.Jaccard(y).ShouldBe(y.Jaccard(x));
            x.Jaccard(y).ShouldBeInRange(0, 1);
            x.ContainedIn(y).ShouldBeInRange(0, 1);
            x.Jaccard(x).ShouldBe(a.Length == 0 ? 0 : 1);
        },
        iter: 200);

    [Fact]
    public void Beyond_their_size_sets_estimate()
    {
        var random = new Random(3);
        ulong[] all = [.. Enumerable.Range(0, 30_000).Select(_ => (ulong)random.NextInt64())];
        ShingleSet.Of(all[..20_000]).Jaccard(ShingleSet.Of(all[10_000..])).ShouldBe(1.0 / 3, 0.03);
    }
}
