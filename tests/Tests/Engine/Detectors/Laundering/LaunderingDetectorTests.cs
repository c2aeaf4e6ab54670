using Shouldly;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Detectors.Laundering;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Engine.Posts;
using Tocsin.Tests.Engine.Posts;
using Xunit;

namespace Tocsin.Tests.Engine.Detectors.Laundering;

// What holds for every detector (order of posts, batches, threads, empty input, page) is tested by EveryDetectorTests.
public sealed class LaunderingDetectorTests
{
    private const long Hour = 3_600_000;
    private const string Source = "source.example";

    private static readonly KnownOutlet Listed = new()
    {
        Name = "The Source",
        Domains = [Source],
        Statuses = [new OutletStatus("state-controlled", "a regulator", null, "a decision")],
    };

    [Fact]
    public void A_network_that_prints_the_same_texts_within_the_hour_is_found_among_papers_that_print_an_agencys_texts_over_days()
    {
        var posts = Agency(new Prepared());
        for (int text = 0; text < 10; text++)
        {
            for (int site = 0; site < 6; site++)
                Print(posts, $"Network story {Words(text)} told by its editors", $"net{site}.example", text, Prepared.Noon + (text * 7 * Hour) + (site * 240_000));
        }

        var found = Detect(posts.Table()).ShouldHaveSingleItem();
        found.Objects.Select(o => o.Value).ShouldBe(Enumerable.Range(0, 6).Select(s => $"net{s}.example"));
        found.Objects.ShouldAllBe(o => o.Kind == "site");
        found.PostTotal.ShouldBe(60);
        found.Bearing.ShouldBe(Bearing.Content);
        found.Sentence.ShouldContain("6 sites carried the same 10 texts within");
        found.Sentence.ShouldContain("Most often first: net0.example, with 10 of the texts.");
    }

    [Fact]
    public void One_site_that_copies_a_listed_outlet_is_named_with_the_decision_about_the_outlet()
    {
        var posts = Agency(new Prepared());
        for (int text = 0; text < 12; text++)
        {
            Print(posts, $"Source story {Words(text)} as the ministry sees it", Source, text, Prepared.Noon + (text * 5 * Hour));
            Print(posts, $"A source story {Words(text)} as the ministry sees it", "washed.example", text, Prepared.Noon + (text * 5 * Hour) + 600_000);
        }

        Detect(posts.Table()).ShouldBeEmpty();
        var found = Detect(posts.Table(), Listed).ShouldHaveSingleItem();
        found.Sentence.ShouldContain("source.example (The Source, state-controlled by a regulator), washed.example");
        found.Confidence.ShouldBe(Confidence.High);
        found.InnocentExplanations.ShouldContain(e => e.StartsWith("Quoting"));
    }

    [Fact]
    public void Papers_that_print_an_agencys_texts_over_days_are_left_alone() => Detect(Agency(new Prepared()).Table(), Listed).ShouldBeEmpty();

    [Fact]
    public void Readers_who_share_one_page_are_one_site_and_shortened_or_several_links_say_of_no_site_what_it_printed()
    {
        var posts = new Prepared();
        for (int text = 0; text < 12; text++)
        {
            foreach (string host in (string[])["one.example", "bit.ly", "t.co", "one.example"])
                posts.Post($"The story {Words(text)} of the day in full", $"{host}{text}", time: Prepared.Noon + (text * Hour), items: [$"l:https://{host}/{text}"]);
            posts.Post($"The story {Words(text)} of the day in full", $"both{text}", time: Prepared.Noon + (text * Hour), items: [$"l:https://two.example/{text}", $"l:https://three.example/{text}"]);
        }

        var run = new LaunderingDetector().Detect(Context(posts.Table(), []), CancellationToken.None).Run;
        run.Outcome.ShouldStartWith("Insufficient data");
        run.Figures.Single(f => f.Key == "sites").Value.ShouldBe("1");
    }

    // Fourteen papers, forty texts: each paper prints most of them at some time within two days.
    private static Prepared Agency(Prepared posts)
    {
        var random = new Random(4);
        for (int text = 0; text < 40; text++)
        {
            for (int paper = 0; paper < 14; paper++)
            {
                if (random.NextDouble() < 0.7)
                    Print(posts, $"Agency story {Words(text + 100)} from the capital", $"paper{paper}.example", text, Prepared.Noon + (text * 2 * Hour) + (random.NextInt64(48) * Hour) + random.NextInt64(Hour));
            }
        }

        return posts;
    }

    private static void Print(Prepared posts, string words, string site, int text, long time) =>
        posts.Post(words, $"reader of {site} {text}", time: time, items: [$"l:https://{site}/{text}"]);

    private static string Words(int text)
    {
        var random = new Random(text);
        return string.Join(' ', Enumerable.Range(0, 8).Select(_ => string.Concat(Enumerable.Range(0, 7).Select(_ => (char)('a' + random.Next(26))))));
    }

    private static List<Finding> Detect(PostTable table, params KnownOutlet[] outlets) =>
        [.. new LaunderingDetector().Detect(Context(table, outlets), CancellationToken.None).Findings.Select(f => f.Finding)];

    private static DetectionContext Context(PostTable table, KnownOutlet[] outlets) =>
        new(table, null, DetectionSettings.Defaults) { Outlets = new OutletKnowledge(outlets, []) };
}
