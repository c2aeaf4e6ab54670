using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Shouldly;
using Tocsin.Engine.Detectors.KnownClaims;
using Tocsin.Engine.Model.Claims;
using Tocsin.Engine.Text;
using Tocsin.Sources.Claims;
using Tocsin.Tests.Engine.Detectors;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Quality;

/// <summary>How well claims are found again at default settings, on the real list of cases and on real articles. Prints the figures of docs/detectors/known-claims.md.</summary>
public sealed class ClaimQualityTests
{
    private const int Asked = 1000;

    [Fact]
    public void An_article_finds_its_own_headline_among_eleven_thousand_claims()
    {
        var articles = Articles();
        var reviews = articles.Select(a => Claim(a.Title)).Concat(Cases()).ToList();
        var index = ClaimIndex.Build(reviews, Scans.Table(articles.Select((a, i) => Post($"n{i}", $"site{i}", a.Body))), 0.4, CancellationToken.None);
        var search = new ClaimSearch(index, 0.4, 0);
        int first = 0, five = 0;
        foreach (var (title, body) in articles)
        {
            var ranked = search.Ranked(Fold(body), 5).Select(m => index.Claims[m.Claim].Text).ToList();
            first += ranked.Count > 0 && ranked[0] == title ? 1 : 0;
            five += ranked.Contains(title) ? 1 : 0;
        }

        string figure = $"{articles.Count} articles, {index.Claims.Count} claims: P@1 {(double)first / articles.Count:P1}, recall@5 {(double)five / articles.Count:P1}";
        TestContext.Current.TestOutputHelper?.WriteLine(figure);
        ((double)first / articles.Count).ShouldBeGreaterThan(0.5, figure);
    }

    [Theory]
    [InlineData(0.0, 0.9)]
    [InlineData(0.1, 0.8)]
    [InlineData(0.2, 0.6)]
    public void Posts_that_reword_a_case_are_matched_to_it(double dropped, double least)
    {
        var cases = Cases().Where(c => c.Claim.Split(' ').Length >= 6).ToList();
        var random = new Random(7);
        var asked = Enumerable.Range(0, Asked).Select(i => cases[random.Next(cases.Count)].Claim).ToList();
        string[] posts = [.. asked.Select((claim, i) => Post($"p{i}", $"a{i}", Edit(claim, dropped, random)))];
        var table = Scans.Table(posts.Concat(Articles().Select((a, i) => Post($"n{i}", $"site{i}", a.Body))));
        var index = ClaimIndex.Build(cases, table, 0.65, CancellationToken.None);
        var search = new ClaimSearch(index, 0.65, Math.Log2((double)table.Texts.Count * index.Claims.Count) + 7);
        int right = 0, wrong = 0;
        for (int i = 0; i < Asked; i++)
        {
            var match = search.Best(Fold(JsonDocument.Parse(posts[i]).RootElement.GetProperty("text").GetString()!));
            bool same = match.Claim >= 0 && Same(index.Claims[match.Claim].Text, asked[i]);
            right += same ? 1 : 0;
            wrong += match.Claim >= 0 && !same ? 1 : 0;
        }

        string figure = $"{dropped:P0} of the words dropped: recall {(double)right / Asked:P1}, precision {(double)right / Math.Max(1, right + wrong):P1}";
        TestContext.Current.TestOutputHelper?.WriteLine(figure);
        ((double)right / Asked).ShouldBeGreaterThan(least, figure);
        ((double)right / Math.Max(1, right + wrong)).ShouldBeGreaterThan(0.95, figure);
    }

    [Fact]
    public void Refutations_are_hardly_ever_taken_for_spreading()
    {
        var stance = new StanceReader();
        string[] frames = ["Fact check: {0}", "No, it is not true that {0}", "FALSE: {0} #factcheck", "Debunked! {0}", "They falsely claim {0}", "{0}? There is no evidence that this happened"];
        var cases = Cases().Take(2000).Select(c => c.Claim).ToList();
        int spread = cases.Where((c, i) => stance.Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, frames[i % frames.Length], c), c) == ClaimStance.Spreads).Count();
        int plain = cases.Count(c => stance.Read($"BREAKING {c} #news", c) == ClaimStance.Spreads);
        TestContext.Current.TestOutputHelper?.WriteLine($"of {cases.Count} refutations {spread} read as spreading; of as many plain repetitions {plain}");
        spread.ShouldBeLessThan(cases.Count / 50);
        plain.ShouldBeGreaterThan(cases.Count * 98 / 100);
    }

    // Drops words, swaps two neighbours, and adds what posts add.
    private static string Edit(string claim, double dropped, Random random)
    {
        var words = claim.Split(' ').Where(_ => random.NextDouble() >= dropped).ToList();
        int at = random.Next(Math.Max(1, words.Count - 1));
        if (at + 1 < words.Count)
            (words[at], words[at + 1]) = (words[at + 1], words[at]);
        return $"WOW look: {string.Join(' ', words)} https://t.co/x{random.Next(1_000_000)} #news #share";
    }

    private static bool Same(string a, string b) => Encoding.UTF8.GetString(Fold(a)) == Encoding.UTF8.GetString(Fold(b));

    private static byte[] Fold(string text)
    {
        byte[] buffer = new byte[1024];
        int length = TextNormaliser.Normalise(Encoding.UTF8.GetBytes(text), ref buffer, out _);
        return buffer[..length];
    }

    private static IReadOnlyList<ClaimReview> Cases() => ClaimFile.Read(RealData.Path("claims/cases.csv.gz")).Reviews;

    // The body without the headline, up to two hundred words.
    private static List<(string Title, string Body)> Articles()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(RealData.Path("claims/news-articles-sample.ndjson.gz")), CompressionMode.Decompress));
        var articles = new List<(string, string)>();
        while (reader.ReadLine() is { } line)
        {
            using var article = JsonDocument.Parse(line);
            string title = article.RootElement.GetProperty("title").GetString() ?? "", body = article.RootElement.GetProperty("content").GetString() ?? "";
            string rest = body.Replace(title, "", StringComparison.Ordinal);
            if (title.Split(' ').Length >= 4 && rest.Length > 200)
                articles.Add((title, string.Join(' ', rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(200))));
        }

        return articles.DistinctBy(a => a.Item1).ToList();
    }

    private static ClaimReview Claim(string text) => new() { Claim = text, Verdict = ClaimVerdict.Listed, Publisher = "sample", Origin = "sample" };

    private static string Post(string id, string account, string text) =>
        $"{{\"id\":\"{id}\",\"account\":\"{account}\",\"time\":\"2027-04-01T00:00:00Z\",\"text\":{JsonSerializer.Serialize(text)}}}";
}
