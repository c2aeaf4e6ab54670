using CsCheck;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Logs.Indicators;
using Tocsin.Logs.SignIns;
using Tocsin.Sources.Elections;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Logs;

public sealed class SignInTests
{
    private const long Start = 1_798_761_600_000;

    [Fact]
    public void An_office_that_mistypes_and_gets_in_sprays_nothing()
    {
        var signIns = Enumerable.Range(0, 50).SelectMany(i => new[] { Of(i, i, "198.51.100.7", SignInOutcome.Failure), Of(i, i + 1, "198.51.100.7", SignInOutcome.Success) });
        Find(signIns).ShouldBeEmpty();
    }

    [Fact]
    public void A_source_that_gets_in_nowhere_sprays()
    {
        var finding = Find(Enumerable.Range(0, 10).Select(i => Of(i, i, "198.51.100.7", SignInOutcome.Failure))).Single();
        finding.Kind.ShouldBe(SignInKind.PasswordSpraying);
        finding.Accounts.Count.ShouldBe(10);
        finding.Evidence.Count.ShouldBe(5);
        Find(Enumerable.Range(0, 9).Select(i => Of(i, i, "198.51.100.7", SignInOutcome.Failure))).ShouldBeEmpty();
    }

    [Fact]
    public void A_right_password_that_a_second_factor_stopped_is_told_as_such()
    {
        var signIns = Enumerable.Range(0, 12).Select(i => Of(i, i, "198.51.100.7", SignInOutcome.Failure)).Append(Of(20, 13, "198.51.100.7", SignInOutcome.SecondFactor));
        var taken = Find(signIns).Single(f => f.Kind == SignInKind.SuccessAfterAttack);
        taken.Grade.ShouldBe(SignInGrade.High);
        taken.Sentence.ShouldContain("a second factor stopped it");
    }

    [Fact]
    public void A_device_with_an_old_password_at_home_is_no_guessing()
    {
        var signIns = Enumerable.Range(1, 300).Select(i => Of(1, i * 10, "198.51.100.7", SignInOutcome.Failure)).Prepend(Of(1, 0, "198.51.100.7", SignInOutcome.Success));
        Find(signIns).ShouldBeEmpty();
    }

    [Fact]
    public void Distances_are_great_circles()
    {
        var a = Of(1, 0, "x", SignInOutcome.Success) with { Latitude = 0, Longitude = 179 };
        var b = Of(1, 0, "x", SignInOutcome.Success) with { Latitude = 0, Longitude = -179 };
        TravelDetector.Distance(a, b).ShouldBe(222.4, 0.5);
        TravelDetector.Distance(a with { Latitude = 90 }, a with { Latitude = -90 }).ShouldBe(20_015, 5);
    }

    [Fact]
    public void Persons_of_a_profile_are_privileged_by_the_forms_of_their_names()
    {
        string profile = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "samples", "elections", "valdoria-2027.yaml"));
        var people = new PrivilegedPeople();
        people.Add(ElectionProfile.Load(profile).Election!);
        foreach (string account in new[] { "mira.halvorsen@union.example", "mhalvorsen", "halvorsen.mira@x.example", "Mira-Halvorsen".ToLowerInvariant() })
            people.Has(account).ShouldBeTrue(account);
        people.Has("mira@union.example").ShouldBeFalse();
    }

    [Fact]
    public void Places_are_found_in_nested_networks_and_ranges_and_bad_rows_are_counted()
    {
        using var folder = new TemporaryFolder();
        var geo = GeoTable.Read(folder.Write("g.csv", "network,country,latitude,longitude\n198.51.0.0/16,VD,50,10\n198.51.100.0/24,KR,36,139\nnonsense,XX,1,1\n2001:db8::/32,SU,59,18\n"));
        (geo.Count, geo.Unread).ShouldBe((3, 1));
        (geo.TryFind("198.51.100.7", out string country, out double north, out _), country, north).ShouldBe((true, "KR", 36d));
        (geo.TryFind("198.51.101.7", out country, out _, out _), country).ShouldBe((true, "VD"));
        (geo.TryFind("2001:db8::7", out country, out _, out _), country).ShouldBe((true, "SU"));
        geo.TryFind("203.0.113.1", out _, out _, out _).ShouldBeFalse();
        GeoTable.Read(folder.Write("r.csv", "start,end,country\n198.51.100.1,198.51.100.9,VD\n")).TryFind("198.51.100.9", out _, out _, out _).ShouldBeTrue();
        Should.Throw<InvalidDataException>(() => GeoTable.Read(folder.Write("x.csv", "a,b\n1,2\n"))).Message.ShouldContain("network");
    }

    [Fact]
    public void The_order_of_the_input_does_not_matter()
    {
        var traffic = new SignInTraffic(3);
        string[] Say(IEnumerable<SignIn> s) => [.. new SignInAnalysis(new SignInOptions(), SignInTraffic.Privileged(), new AllowList()).Find([.. s.OrderBy(x => x.Time)], TestContext.Current.CancellationToken).Select(f => f.Sentence)];
        var shuffled = traffic.SignIns.ToArray();
        new Random(5).Shuffle(shuffled);
        Say(shuffled).Order(StringComparer.Ordinal).ShouldBe(Say(traffic.SignIns).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Any_bytes_are_survived()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.log", "");
        var pieces = Pieces.Of("{", "}", "[", "]", "\"time\":", "\"2027-01-01T00:00:00Z\"", "\"user\":", "\"ip\":", "\"198.51.100.7\"", "\"result\":", "\"failure\"", ",", "\n", "time,user,ip,result\n",
            "Jan  1 00:00:00 h sshd[1]: Failed password for ", " from ", "\"value\":[", "\0", "é");
        pieces.Array[0, 40].Sample(
            parts =>
            {
                File.WriteAllText(path, string.Concat(parts));
                var sum = new SignInReader(null, 2027).Read([path], new RejectionLog(), TestContext.Current.CancellationToken);
                new SignInAnalysis(new SignInOptions(), new PrivilegedPeople(), new AllowList()).Find(sum.SignIns, TestContext.Current.CancellationToken);
            },
            iter: 300, threads: 1);
    }

    private static IReadOnlyList<SignInFinding> Find(IEnumerable<SignIn> signIns) =>
        new SignInAnalysis(new SignInOptions(), new PrivilegedPeople(), new AllowList()).Find([.. signIns], TestContext.Current.CancellationToken);

    private static SignIn Of(int person, int minute, string address, SignInOutcome outcome) => new()
    {
        Time = Start + (minute * 60_000L),
        User = $"person{person}@ours.example",
        Address = address,
        Outcome = outcome,
        File = "x",
        Line = minute + 1,
    };
}
