using Shouldly;
using Tocsin.Engine.Model.Elections;
using Tocsin.Sources.Elections;
using Tocsin.Sources.Yaml;
using Xunit;

namespace Tocsin.Tests.Sources.Elections;

public sealed class ElectionProfileTests
{
    private const string Head = "id: test\nname: Test\njurisdiction: FR\ntime_zone: Europe/Paris\n";

    private static string Calendar(params string[] periods) =>
        Head + "calendar:\n" + string.Concat(periods.Select(p =>
        {
            string[] f = p.Split('|');
            return $"  - kind: {f[0]}\n    name: {f[0]} {f[1]}\n    start: {f[1]}\n    end: {f[2]}\n";
        }));

    private static YamlMistake Only(string yaml)
    {
        ElectionLoad load = ElectionProfile.Parse(yaml, "p.yaml");
        load.Mistakes.Count.ShouldBe(1, string.Join('\n', load.Mistakes));
        YamlMistake mistake = load.Mistakes[0];
        mistake.Remedy.ShouldNotBeEmpty();
        (load.Election is null).ShouldBe(mistake.Level == MistakeLevel.Error);
        return mistake;
    }

    [Fact]
    public void Reads_every_part_of_a_profile()
    {
        ElectionLoad load = ElectionProfile.Load(Path.Combine(SampleFolder.Path, "valdoria-2027.yaml"));
        load.Mistakes.ShouldBeEmpty();
        Election election = load.Election.ShouldNotBeNull();
        election.Id.ShouldBe("valdoria-2027");
        election.Periods.Count(p => p.Kind == PeriodKind.Round).ShouldBe(2);
        ElectionPeriod first = election.Periods.First(p => p.Kind == PeriodKind.Round);
        first.Start.ShouldBe(new DateTimeOffset(2027, 4, 11, 8, 0, 0, TimeSpan.FromHours(2)));
        first.Start.DayOfWeek.ShouldBe(DayOfWeek.Sunday);
        election.Protected.Select(s => s.Kind).Distinct().Count().ShouldBe(4);
        election.Protected[0].Accounts.ShouldBe(["x:mirahalvorsen", "bluesky:mirahalvorsen.example"]);
        election.Outlets[0].Statuses[0].Kind.ShouldBe("state-controlled");
        election.Outlets[0].Statuses[0].Since.ShouldBe(new DateOnly(2025, 6, 2));
        election.DeclaredGroups[0].Accounts.Count.ShouldBe(3);
    }

    [Fact]
    public void Knows_that_clocks_change_during_the_calendar()
    {
        Election election = ElectionProfile.Load(Path.Combine(SampleFolder.Path, "ua-2019-president.yaml")).Election.ShouldNotBeNull();
        ElectionPeriod silence = election.Periods.First(p => p.Kind == PeriodKind.Silence);
        silence.Start.Offset.ShouldBe(TimeSpan.FromHours(2));
        silence.End.Offset.ShouldBe(TimeSpan.FromHours(3));
        (silence.End - silence.Start).ShouldBe(TimeSpan.FromHours(43));
    }

    [Fact]
    public void Reads_24_00_as_the_midnight_that_ends_the_day_and_sorts_by_start()
    {
        ElectionLoad load = ElectionProfile.Parse(Calendar("round|2017-04-23 08:00|2017-04-23 20:00", "campaign|2017-04-10 00:00|2017-04-21 24:00"), "p");
        load.Mistakes.ShouldBeEmpty();
        load.Election!.Periods[0].Kind.ShouldBe(PeriodKind.Campaign);
        load.Election.Periods[0].End.ShouldBe(new DateTimeOffset(2017, 4, 22, 0, 0, 0, TimeSpan.FromHours(2)));
    }

    [Fact]
    public void Reports_all_mistakes_at_once_in_order_of_place()
    {
        string yaml = "id: Bad Id\nnane: Test\njurisdiction: france\ntime_zone: Europe/Pariss\ncalendar:\n  - kind: rond\n    name: x\n    start: 23.04.2017\n    end: 2017-04-31 10:00\n";
        ElectionLoad load = ElectionProfile.Parse(yaml, "p.yaml");
        load.Election.ShouldBeNull();
        load.Mistakes.Count.ShouldBe(8, string.Join('\n', load.Mistakes));
        load.Mistakes.Select(m => m.Line).ShouldBe([1, 1, 2, 3, 4, 6, 8, 9]);
        load.Mistakes.ShouldContain(m => m.Line == 2 && m.Remedy == "did you mean 'name'?");
        load.Mistakes.ShouldContain(m => m.Line == 4 && m.Remedy == "did you mean 'Europe/Paris'?");
        load.Mistakes.ShouldContain(m => m.Line == 6 && m.Column == 11 && m.Remedy == "did you mean 'round'?");
        load.Mistakes.ShouldContain(m => m.Line == 8 && m.Remedy == "write 2017-04-23");
        load.Mistakes.ShouldAllBe(m => m.File == "p.yaml" && m.Remedy.Length > 0 && m.Column > 0);
    }

    [Theory]
    [InlineData("04/05/2017", "ambiguous", "2017-05-04 or 2017-04-05")]
    [InlineData("2017-02-30 08:00", "no day", "2027-04-11 08:00")]
    [InlineData("2017-04-23 25:00", "no time of day", "24:00")]
    [InlineData("next sunday", "cannot be read", "2027-04-11")]
    [InlineData("20177-04-23 08:00", "cannot be read", "2027-04-11")]
    [InlineData("2017-03-26 02:30", "does not exist in Europe/Paris", "before or after")]
    [InlineData("2016-10-30 02:30", "occurs twice in Europe/Paris", "+02:00 (before the change) or +01:00 (after)")]
    [InlineData("2016-10-30 08:00 +99:00", "no offset", "leave it out")]
    public void Explains_a_time_that_cannot_be_meant(string start, string what, string remedy)
    {
        YamlMistake mistake = Only(Calendar($"round|{start}|2018-04-23 20:00"));
        mistake.What.ShouldContain(what);
        mistake.Remedy.ShouldContain(remedy);
        (mistake.Line, mistake.Column).ShouldBe((8, 12));
    }

    [Fact]
    public void Takes_an_ambiguous_time_once_its_offset_is_given()
    {
        ElectionLoad load = ElectionProfile.Parse(Calendar("round|2016-10-30 02:30 +01:00|2016-10-30 20:00"), "p");
        load.Mistakes.ShouldBeEmpty();
        load.Election!.Periods[0].Start.UtcDateTime.Hour.ShouldBe(1);
    }

    [Theory]
    [InlineData("2017-04-23", "has no time")]
    [InlineData("2017-04-23 08:00 -05:00", "not that of Europe/Paris")]
    public void Warns_about_a_time_that_may_mean_something_else(string start, string what) =>
        Only(Calendar($"round|{start}|2017-04-24 20:00")).What.ShouldContain(what);

    [Fact]
    public void Explains_periods_that_contradict_one_another()
    {
        Only(Calendar("round|2017-04-23 20:00|2017-04-23 08:00")).What.ShouldContain("ends before it starts");
        Only(Calendar("round|2017-04-23 08:00|2017-04-23 20:00", "round|2017-04-23 19:00|2017-04-23 21:00")).What.ShouldContain("overlaps");
        Only(Calendar("campaign|2017-05-10 00:00|2017-05-21 24:00", "round|2017-04-23 08:00|2017-04-23 20:00", "round|2017-06-23 08:00|2017-06-23 20:00"))
            .What.ShouldContain("is before the campaign, which starts 2017-05-10");
        Only(Calendar("silence|2017-05-10 00:00|2017-05-10 24:00", "round|2017-04-23 08:00|2017-04-23 20:00")).What.ShouldContain("not before a round");
        Only(Calendar("post-election|2017-04-01 00:00|2017-04-10 24:00", "round|2017-04-23 08:00|2017-04-23 20:00")).What.ShouldContain("post-election");
        Only(Calendar("campaign|2017-04-01 00:00|2017-04-10 24:00")).Level.ShouldBe(MistakeLevel.Warning);
    }

    [Theory]
    [InlineData("domains: [\"https://example.org/a\"]", "web address", "write 'example.org'")]
    [InlineData("domains: [example.org/path]", "path", "write 'example.org'")]
    [InlineData("domains: [exam ple.org]", "space", "one domain")]
    [InlineData("domains: [example]", "not a full domain", "example.org")]
    [InlineData("domains: [\"*.example.org\"]", "wildcard", "write 'example.org'")]
    [InlineData("domains: [192.0.2.1]", "network address", "name of the site")]
    [InlineData("domains: [a..org]", "not a domain", "single dots")]
    [InlineData("domains: [me@example.org]", "@", "accounts")]
    [InlineData("accounts: [\"@mira\"]", "which platform", "x:mira")]
    [InlineData("accounts: [mira]", "not an account", "platform:handle")]
    [InlineData("accounts: [\"https://twitter.com/mira?lang=fr\"]", "address of a page", "write 'x:mira'")]
    [InlineData("accounts: [\"x:@mira\"]", "@", "write 'x:mira'")]
    [InlineData("hashtags: [\"#Mira\"]", "holds the #", "write 'Mira'")]
    [InlineData("hashtags: [two words]", "not a hashtag", "one word")]
    [InlineData("aliases: Mira", "should be a list", "- ")]
    [InlineData("aliases: [{a: b}]", "should be a text", "quotation")]
    [InlineData("aliases: [\"\"]", "empty", "comment")]
    [InlineData("alias: [Mira]", "no key 'alias'", "did you mean 'aliases'?")]
    public void Explains_a_subject_that_cannot_be_recognised(string key, string what, string remedy)
    {
        YamlMistake mistake = Only($"{Head}protected:\n  people:\n    - id: mira\n      name: Mira Halvorsen\n      {key}\n");
        mistake.What.ShouldContain(what);
        mistake.Remedy.ShouldContain(remedy);
        mistake.Line.ShouldBe(9);
        mistake.Level.ShouldBe(MistakeLevel.Error);
    }

    [Theory]
    [InlineData("domains: [www.example.org]", "www")]
    [InlineData("accounts: [\"twitter:mira\"]", "platform 'twitter'")]
    [InlineData("aliases: [MH]", "very short")]
    [InlineData("aliases: [Halvorsen, Halvorsen]", "stands twice")]
    public void Warns_about_what_works_but_may_surprise(string key, string what)
    {
        YamlMistake mistake = Only($"{Head}protected:\n  people:\n    - id: mira\n      name: Mira Halvorsen\n      {key}\n");
        mistake.What.ShouldContain(what);
        mistake.Level.ShouldBe(MistakeLevel.Warning);
    }

    [Fact]
    public void Mends_what_it_only_warns_about()
    {
        Election election = ElectionProfile.Parse($"{Head}protected:\n  people:\n    - id: m\n      name: Mira\n      domains: [WWW.Example.org]\n      accounts: [\"twitter:Mira\"]\n", "p").Election!;
        election.Protected[0].Domains.ShouldBe(["example.org"]);
        election.Protected[0].Accounts.ShouldBe(["x:Mira"]);
    }

    [Fact]
    public void Explains_ids_and_aliases_given_twice()
    {
        string two(string a, string b) => $"{Head}protected:\n  people:\n    - {{id: {a}, name: One Name, aliases: [Same]}}\n    - {{id: {b}, name: Two Name, aliases: [same]}}\n";
        Only(two("a", "b")).What.ShouldBe("the alias 'same' also belongs to 'a' (line 7)");
        Only(two("a", "b")).Level.ShouldBe(MistakeLevel.Warning);
        ElectionProfile.Parse(two("a", "a"), "p").Mistakes.ShouldContain(m => m.What.Contains("given twice (also on line 7)", StringComparison.Ordinal) && m.Line == 8);
    }

    [Theory]
    [InlineData("kind: sanctionned, by: Council, ground: Law", "not a kind of status", "did you mean 'sanctioned'?")]
    [InlineData("kind: sanctioned, ground: Law", "lacks 'by'", "add 'by")]
    [InlineData("kind: sanctioned, by: Council", "lacks 'ground'", "add 'ground")]
    [InlineData("kind: sanctioned, by: Council, ground: Law, since: 2022-13-01", "no day", "2027-04-11")]
    [InlineData("kind: sanctioned, by: Council, ground: Law, since: 2022-03-01 10:00", "holds a time", "2027-04-11")]
    public void Demands_who_decided_on_what_ground(string status, string what, string remedy)
    {
        YamlMistake mistake = Only($"{Head}outlets:\n  - name: Dispatch\n    domains: [dispatch.example]\n    status:\n      - {{{status}}}\n");
        mistake.What.ShouldContain(what);
        mistake.Remedy.ShouldContain(remedy);
    }

    [Fact]
    public void Lets_declared_groups_name_accounts_as_the_data_know_them()
    {
        ElectionLoad load = ElectionProfile.Parse($"{Head}declared_groups:\n  - name: Party\n    accounts: [\"x:a\", \"123456\"]\n", "p");
        load.Mistakes.ShouldBeEmpty();
        load.Election!.DeclaredGroups[0].Accounts.ShouldBe(["x:a", "123456"]);
    }

    [Fact]
    public void Writes_a_mistake_as_compilers_do() =>
        new YamlMistake("p.yaml", 3, 5, MistakeLevel.Error, "what", "remedy").ToString().ShouldBe("p.yaml:3:5: error: what; remedy");
}
