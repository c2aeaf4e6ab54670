using Shouldly;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Xunit;

namespace Tocsin.Tests.Engine.Incidents;

public sealed class IncidentBuilderTests
{
    private static Incident One(Election? election, params FindingCase[] cases) => new IncidentBuilder(election).Build(cases).Single();

    private static IncidentPost[] Posts(int count, DateTimeOffset first, string text = "bonjour", int everyMinutes = 0, int accounts = 10) =>
        [.. Enumerable.Range(0, count).Select(i => Cases.Post(i, text, $"a{i % accounts:000}", first.AddMinutes((long)i * everyMinutes)))];

    [Fact]
    public void Titles_say_who_did_what_how_close_together()
    {
        string[] links = [.. Enumerable.Range(0, 60).Select(i => $"https://s.example/{i}")];
        One(null, Cases.Case("1", Cases.Accounts("a", 50), links)).Title.ShouldBe("50 accounts sharing 60 links within 30 s of each other");
        One(null, Cases.Case("1", Cases.Accounts("a", 50), links), Cases.Case("2", Cases.Accounts("a", 20), ["buy"], kind: "text"))
            .Title.ShouldBe("50 accounts sharing 60 links within 30 s of each other and repeating 1 text");
        One(null, Cases.Case("1", Cases.Accounts("a", 50), ["2017-05-05 18:00:00 UTC"], kind: "moment"), Cases.Case("2", Cases.Accounts("a", 20), ["buy"], kind: "text"))
            .Title.ShouldBe("50 accounts repeating 1 text within 30 s of each other");
        One(null, Cases.Case("1", Cases.Accounts("a", 50), ["2017-05-05 18:00:00 UTC"], kind: "moment"))
            .Title.ShouldBe("50 accounts posting at the same 1 moment within 30 s of each other");
        One(null, Cases.Case("1", Cases.Accounts("a", 3), window: 0)).Title.ShouldBe("3 accounts acting together");
    }

    [Fact]
    public void Titles_say_the_time_once_and_count_what_a_cut_list_leaves_out()
    {
        FindingCase both = Cases.Case("1", Cases.Accounts("a", 50), ["https://s.example/1", "https://s.example/2"]);
        Finding cut = both.Finding with
        {
            Traces = ["link", "hashtag"],
            Objects = [.. both.Finding.Objects, both.Finding.Objects[0] with { Kind = "hashtag", Value = "#vote on 2017-05-05" }],
            ObjectTotal = 3,
        };
        One(null, both with { Finding = cut }).Title.ShouldBe("50 accounts sharing 2 links and using 1 hashtag within 30 s of each other");
        One(null, both with { Finding = cut with { ObjectTotal = 900, ObjectTotals = [new("link", 880), new("hashtag", 20)] } }).Title
            .ShouldBe("50 accounts sharing 880 links and using 20 hashtags within 30 s of each other");
    }

    [Fact]
    public void Counts_each_post_once_however_many_findings_rest_on_it()
    {
        IncidentPost[] posts = Posts(20, Cases.Start, "Macron");
        Incident incident = One(Cases.Election(),
            Cases.Case("1", Cases.Accounts("a", 10), posts: posts), Cases.Case("2", Cases.Accounts("a", 10), posts: posts.Take(15), kind: "text"));
        incident.PostTotal.ShouldBe(20);
        incident.Subjects.ShouldBe([new TouchedSubject("macron", "Emmanuel Macron", 20)]);
        incident.Accounts.Sum(a => a.Posts).ShouldBe(20);
    }

    [Fact]
    public void Ranks_subjects_by_posts_and_counts_a_post_that_names_one_twice_once()
    {
        var hamon = new ProtectedSubject { Id = "hamon", Kind = SubjectKind.Person, Name = "Benoît Hamon" };
        IncidentPost[] posts = [Cases.Post(1, "Macron Macron @EmmanuelMacron #JeVote"), Cases.Post(2, "Benoit Hamon"), Cases.Post(3, "Benoît Hamon et Macron"), Cases.Post(4, "benoit hamon")];
        One(Cases.Election([Cases.Macron, hamon]), Cases.Case("1", ["a000", "b"], posts: posts)).Subjects
            .Select(s => (s.Id, s.Posts)).ShouldBe([("hamon", 3), ("macron", 2)]);
    }

    [Fact]
    public void Names_known_outlets_with_who_decided_and_whether_it_was_later()
    {
        var outlet = new KnownOutlet
        {
            Name = "Dispatch",
            Domains = ["dispatch.example"],
            Statuses = [new("state-controlled", "Regulator", new DateOnly(2016, 1, 2), "x"), new("sanctioned", "Council", new DateOnly(2022, 3, 2), "y")],
        };
        IncidentPost[] posts = [Cases.Post(1, links: ["https://fr.dispatch.example/a", "https://dispatch.example/b"]), Cases.Post(2)];
        One(Cases.Election(outlets: [outlet]), Cases.Case("1", ["a000"], posts: posts)).Outlets
            .ShouldBe([new TouchedOutlet("Dispatch", "state-controlled (Regulator, since 2016-01-02); sanctioned (Council, since 2022-03-02, after this incident)", 1)]);
    }

    [Theory]
    [InlineData("2017-05-05 04:00", "began 2 days 4 h before the second round")]
    [InlineData("2017-04-21 04:00", "began 2 days 4 h before the first round")]
    [InlineData("2017-04-23 08:00", "began during the first round, 0 s after its start")]
    [InlineData("2017-04-23 19:59", "began during the first round, 11 h 59 min after its start")]
    [InlineData("2017-04-23 20:00", "began 13 days 12 h before the second round")]
    [InlineData("2017-05-07 20:00", "began 0 s after the end of the second round")]
    [InlineData("2017-05-09 20:00", "began 2 days after the end of the second round")]
    public void Places_its_beginning_against_the_rounds(string first, string text) =>
        One(Cases.Election(), Cases.Case("1", Cases.Accounts("a", 10), posts: Posts(10, Cases.At(first)))).Calendar[0].Text.ShouldBe(text);

    [Fact]
    public void Says_how_much_of_it_falls_into_the_silence_start_included_end_excluded()
    {
        IncidentPost[] posts =
        [
            Cases.Post(1, time: Cases.At("2017-05-05 23:59")), Cases.Post(2, time: Cases.At("2017-05-06 00:00")),
            Cases.Post(3, time: Cases.At("2017-05-07 19:59")), Cases.Post(4, time: Cases.At("2017-05-07 20:00")),
        ];
        One(Cases.Election(), Cases.Case("1", ["a000"], posts: posts)).Calendar.ShouldBe(
        [
            new CalendarPlace("began 1 day 8 h before the second round", "Second round", 1),
            new CalendarPlace("50 % of its posts fall into the pre-vote silence", "Pre-vote silence", 2),
            new CalendarPlace("25 % of its posts fall into the second round", "Second round", 1),
        ]);
    }

    [Fact]
    public void Grades_a_large_operation_on_a_candidate_in_the_silence_critical()
    {
        Incident incident = One(Cases.Election(), Cases.Case("1", Cases.Accounts("a", 60), posts: Posts(100, Cases.At("2017-05-06 10:00"), "Macron", accounts: 60)));
        incident.Severity.ShouldBe(Severity.Critical);
        incident.SeverityReasons.ShouldBe(
        [
            "60 accounts take part: 2 points", "chance is excluded by a wide margin (confidence high): 2 points",
            "it touches Emmanuel Macron (100 posts): 2 points", "it acts during the pre-vote silence: 3 points",
        ], customMessage: string.Join('\n', incident.SeverityReasons));
    }

    [Theory]
    [InlineData(60, "2017-05-06 10:00", "bonjour", Confidence.High, Severity.Medium)]
    [InlineData(12, "2017-05-06 10:00", "Macron", Confidence.High, Severity.High)]
    [InlineData(60, "2017-03-01 10:00", "Macron", Confidence.High, Severity.High)]
    [InlineData(12, "2017-03-01 10:00", "Macron", Confidence.High, Severity.Medium)]
    [InlineData(12, "2017-03-01 10:00", "bonjour", Confidence.Low, Severity.Low)]
    [InlineData(60, "2017-05-06 10:00", "Macron", Confidence.Low, Severity.Medium)]
    public void Grades_by_size_sureness_subject_and_time(int accounts, string first, string text, Confidence confidence, Severity severity) =>
        One(Cases.Election(), Cases.Case("1", Cases.Accounts("a", accounts), posts: Posts(100, Cases.At(first), text, accounts: accounts), confidence: confidence))
            .Severity.ShouldBe(severity);

    [Fact]
    public void Does_not_grade_by_the_odd_post_on_polling_day()
    {
        IncidentPost[] before = Posts(300, Cases.At("2017-03-01 10:00"), "Macron", accounts: 60);
        IncidentPost odd = Cases.Post(300, "Macron", "a001", Cases.At("2017-05-06 10:00"));
        FindingCase Of(IEnumerable<IncidentPost> posts) => Cases.Case("1", Cases.Accounts("a", 60), posts: posts, confidence: Confidence.High);
        One(Cases.Election(), Of([.. before, odd])).SeverityReasons.ShouldNotContain(r => r.StartsWith("it acts"));
        One(Cases.Election(), Of([.. before.Take(50), odd])).SeverityReasons.ShouldContain(r => r.StartsWith("it acts during"));
    }

    [Fact]
    public void Is_at_most_medium_without_a_profile_and_says_so()
    {
        Incident incident = One(null, Cases.Case("1", Cases.Accounts("a", 300), posts: [.. Posts(3000, Cases.Start), Cases.Post(9999, platform: "telegram")]));
        incident.Severity.ShouldBe(Severity.Medium);
        incident.SeverityReasons[^1].ShouldContain("without an election profile");
        incident.Calendar.ShouldBeEmpty();
        incident.Platforms.ShouldBe(["x", "telegram"]);
    }

    [Fact]
    public void Proposes_a_Breakout_category_and_says_what_the_posts_cannot_show()
    {
        string[] links = ["https://s.example/1", "https://s.example/2"];
        IncidentPost[] one = [Cases.Post(1)], other = [Cases.Post(2, platform: "telegram")];
        One(null, Cases.Case("1", ["a"], posts: one)).Breakout.Category.ShouldBe(1);
        One(null, Cases.Case("1", ["a"], posts: [.. one, .. other])).Breakout.Category.ShouldBe(2);
        BreakoutProposal both = One(null, Cases.Case("1", Cases.Accounts("a", 5), links, one, inData: 9), Cases.Case("2", Cases.Accounts("b", 5), links, other, inData: 9)).Breakout;
        both.Category.ShouldBe(3);
        both.Reason.ShouldBe("Seen on 2 platforms (telegram and x) in 2 groups of accounts. 2 of its 2 listed objects were also shared by accounts outside the group. Categories 4 to 6 (mainstream media, high-profile amplifiers, policy response or call to violence) rest on facts outside the posts; a person must judge them.");
    }

    [Fact]
    public void Summaries_are_whole_sentences_in_the_time_of_the_election()
    {
        IncidentPost[] posts = Posts(10, Cases.At("2017-05-06 10:00"), "Macron", everyMinutes: 1);
        string summary = One(Cases.Election(), Cases.Case("1", Cases.Accounts("a", 10), posts: posts)).Summary;
        summary.ShouldBe(
            "10 accounts took part with 10 posts on x, between 2017-05-06 10:00 and 2017-05-06 10:09 (Europe/Paris). They shared the same links within seconds. " +
            "The posts touch Emmanuel Macron (100 %). It began 22 h before the second round; all of its posts fall into the pre-vote silence. " +
            "This says how accounts acted; it does not say who directs them or what they believe.");
    }

    [Fact]
    public void Shows_the_commonest_wording_from_several_accounts_and_then_others()
    {
        IncidentPost[] posts =
        [
            Cases.Post(1, "Autre", "b"), Cases.Post(2, "Même texte", "a"), Cases.Post(3, "MEME TEXTE", "c"), Cases.Post(4, "même texte", "c"),
            Cases.Post(5, "même texte", "d"), Cases.Post(6, "même texte", "e"),
        ];
        IReadOnlyList<EvidencePost> samples = One(null, Cases.Case("1", ["a", "b", "c"], posts: posts)).Samples;
        samples.Select(s => s.Account).ShouldBe(["b", "a", "c", "d"]);
        samples.ShouldAllBe(s => s.ObjectIndex == -1 && s.Line > 0);
    }

    [Fact]
    public void Ids_follow_from_the_findings_alone()
    {
        string id = One(null, Cases.Case("1", ["a"])).Id;
        id.ShouldStartWith("incident--");
        Guid.Parse(id[10..]).Version.ShouldBe(5);
        One(Cases.Election(), Cases.Case("1", ["a", "b"])).Id.ShouldBe(id);
        One(null, Cases.Case("2", ["a"])).Id.ShouldNotBe(id);
    }
}
