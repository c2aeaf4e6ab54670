using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Logs;
using Tocsin.Logs.Indicators;
using Tocsin.Logs.Sightings;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Logs;

public sealed class LogMatcherTests
{
    [Theory]
    [InlineData("#fields\tts\tid.orig_h\tid.resp_h\tquery\n1798761600.5\t10.0.0.5\t10.0.0.53\twww.evil.example\n", "10.0.0.5", "", "2027-01-01 00:00:00")]
    [InlineData("{\"ts\":1798761600.5,\"id.orig_h\":\"10.0.0.5\",\"query\":\"evil.example\"}\n", "10.0.0.5", "", "2027-01-01 00:00:00")]
    [InlineData("{\"@timestamp\":\"2027-01-01T01:00:00+01:00\",\"source\":{\"ip\":\"10.0.0.5\"},\"user\":{\"name\":\"anna\"},\"m\":\"a\\nevil.example\"}\n", "10.0.0.5", "anna", "2027-01-01 00:00:00")]
    [InlineData("1798761600.123    12 10.0.0.5 TCP_MISS/200 9 GET http://evil.example/x anna HIER_DIRECT/192.0.2.1 text/html\n", "10.0.0.5", "anna", "2027-01-01 00:00:00")]
    [InlineData("10.0.0.5 - anna [01/Jan/2027:01:00:00 +0100] \"GET / HTTP/1.1\" 200 9 \"http://evil.example/\" \"x\"\n", "10.0.0.5", "anna", "2027-01-01 00:00:00")]
    [InlineData("01-Jan-2027 00:00:00.123 queries: info: client @0x7f 10.0.0.5#5353 (evil.example): query: evil.example IN A\n", "10.0.0.5", "", "2027-01-01 00:00:00")]
    [InlineData("Jan  1 00:00:00 gw dnsmasq[12]: query[A] evil.example from 10.0.0.5\n", "10.0.0.5", "", "2027-01-01 00:00:00")]
    [InlineData("Jan  1 00:00:00 mx postfix/smtpd[1]: A: client=evil.example[10.0.0.5], sasl_method=PLAIN, sasl_username=anna\n", "10.0.0.5", "anna", "2027-01-01 00:00:00")]
    [InlineData("2027-01-01T00:00:00.5Z gw app[1]: user=anna src=10.0.0.5 to evil.example\n", "gw", "anna", "2027-01-01 00:00:00")]
    [InlineData("date,src_ip,user,dest\n2027-01-01 00:00:00,10.0.0.5,anna,evil.example\n", "10.0.0.5", "anna", "2027-01-01 00:00:00")]
    [InlineData("2027-01-01 00:00:00 src=10.0.0.5 user=\"anna\" went to evil.example\n", "10.0.0.5", "anna", "2027-01-01 00:00:00")]
    public void Tells_machine_user_and_time_in_every_format(string log, string machine, string user, string time)
    {
        var sighting = Match(log, "evil.example\n").Single();
        sighting.Machine.ShouldBe(machine);
        sighting.User.ShouldBe(user);
        sighting.Time!.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(time);
        sighting.Weakness.ShouldBe(Weakness.None);
    }

    [Fact]
    public void Host_and_path_in_two_fields_make_a_web_address()
    {
        const string Log = "#fields\tts\tid.orig_h\thost\turi\n1798761600\t10.0.0.5\tkit.example\t/login?a=1\n1798761600\t10.0.0.6\tkit.example\t/other\n";
        Match(Log, "http://kit.example/login\n").Single().Machine.ShouldBe("10.0.0.5");
    }

    [Fact]
    public void The_bare_host_of_a_web_address_is_told_only_when_asked_and_as_weak()
    {
        const string Log = "2027-01-01 00:00:00 src=10.0.0.5 query www.kit.example\n";
        Match(Log, "http://kit.example/login\n").ShouldBeEmpty();
        Match(Log, "http://kit.example/login\n", bareHosts: true).Single().Weakness.ShouldBe(Weakness.HostOnly);
    }

    [Fact]
    public void An_address_that_comes_to_a_server_is_inbound()
    {
        var sighting = Match("198.51.100.7 - - [01/Jan/2027:00:00:00 +0000] \"GET / HTTP/1.1\" 200 9\n", "198.51.100.0/24\n").Single();
        sighting.Inbound.ShouldBeTrue();
        sighting.Machine.ShouldBe("");
    }

    [Fact]
    public void Versions_and_paths_are_weak_and_proxy_codes_are_not()
    {
        Match("x Chrome/198.51.100.7 y\n", "198.51.100.7\n").Single().Weakness.ShouldBe(Weakness.BehindSlash);
        Match("x HIER_DIRECT/198.51.100.7 y\n", "198.51.100.7\n").Single().Weakness.ShouldBe(Weakness.None);
        Match("GET /files/evil.example/x\n", "evil.example\n").Single().Weakness.ShouldBe(Weakness.BehindSlash);
        Match("GET http://evil.example/x\n", "evil.example\n").Single().Weakness.ShouldBe(Weakness.None);
    }

    [Fact]
    public void Outside_its_validity_an_indicator_is_told_of_as_weak()
    {
        const string List = "indicator,valid_from,valid_until\nevil.example,2027-01-01,2027-02-01\n";
        Match("2026-12-31 23:59:59 evil.example\n2027-01-01 00:00:00 evil.example\n2027-02-01 00:00:00 evil.example\n", List)
            .Select(s => s.Weakness).ShouldBe([Weakness.BeforeValidity, Weakness.None, Weakness.AfterValidity]);
    }

    [Fact]
    public void All_parts_of_a_pattern_must_stand_in_one_record()
    {
        const string Bundle = """{"objects":[{"type":"indicator","pattern":"[domain-name:value = 'a.example' AND ipv4-addr:value = '198.51.100.7']"}]}""";
        var seen = Match("a.example only\n198.51.100.7 only\nx a.example 198.51.100.7\n198.51.100.7 a.example a.example\n", Bundle);
        seen.Select(s => s.Line).ShouldBe([3, 4]);
    }

    [Fact]
    public void The_year_of_syslog_is_the_one_given_or_the_files()
    {
        using var folder = new TemporaryFolder();
        string log = folder.Write("x.log", "Dec 31 23:00:00 gw dnsmasq[1]: query[A] evil.example from 10.0.0.5\n");
        File.SetLastWriteTimeUtc(log, new DateTime(2027, 1, 2, 0, 0, 0, DateTimeKind.Utc));
        var guessed = Run([log], "evil.example\n", new LogMatchOptions()).Single();
        (guessed.Time!.Value.Year, guessed.YearGuessed).ShouldBe((2026, true));
        var given = Run([log], "evil.example\n", new LogMatchOptions { Year = 2030 }).Single();
        (given.Time!.Value.Year, given.YearGuessed).ShouldBe((2030, false));
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(7);
        var text = new StringBuilder("#fields\tts\tid.orig_h\tquery\n");
        for (int i = 0; i < 60_000; i++)
        {
            // Fields change places in the middle of the file, as when logs are put together.
            if (i == 40_000)
                text.Append("#fields\tts\tquery\tid.orig_h\n");
            string host = random.Next(50) == 0 ? "www.evil.example" : $"h{random.Next(1000)}.other.example", machine = $"10.0.0.{random.Next(9)}";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{1798761600 + i}\t{(i < 40_000 ? machine : host)}\t{(i < 40_000 ? host : machine)}\n");
        }

        string log = folder.Write("dns.log", text.ToString());
        var one = Run([log], "evil.example\n", new LogMatchOptions { Threads = 1 });
        one.Count.ShouldBeGreaterThan(1000);
        one.ShouldAllBe(s => s.Machine.StartsWith("10.0.0."));
        foreach (int threads in new[] { 2, 3, 8 })
        {
            var many = Run([log], "evil.example\n", new LogMatchOptions { Threads = threads });
            many.Select(s => (s.Line, s.Machine, s.Time, s.Excerpt)).ShouldBe(one.Select(s => (s.Line, s.Machine, s.Time, s.Excerpt)));
        }
    }

    [Fact]
    public void Compressed_empty_binary_missing_and_endless_lines_are_counted_and_survived()
    {
        using var folder = new TemporaryFolder();
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write("to evil.example\n"u8);
        var noise = new byte[100_000];
        new Random(3).NextBytes(noise);
        string[] inputs =
        [
            folder.Write("a.gz", packed.ToArray()), folder.Write("b.log", ""), folder.Write("c.bin", [.. noise, .. "\nto evil.example\n"u8]),
            folder.Write("d.log", new string('x', 3_000_000) + "\nto evil.example\n"), Path.Combine(folder.Path, "missing.log"),
            folder.Write("e.gz", packed.ToArray()[..^9]), folder.Write("f.log", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("to evil.example\n")).ToArray()),
        ];
        var rejections = new RejectionLog();
        var seen = Run(inputs, "evil.example\n", new LogMatchOptions { Threads = 2 }, rejections);
        seen.Select(s => Path.GetFileName(s.File)).Distinct().ShouldBe(["a.gz", "c.bin", "d.log", "e.gz", "f.log"]);
        rejections.Counts.Select(c => c.Key).ShouldBe([RejectionReason.TooLong, RejectionReason.Unreadable, RejectionReason.BadCompression], ignoreOrder: true);
    }

    [Fact]
    public void Hostile_records_never_throw()
    {
        string[] starts = ["{\"ts\":", "#fields\t", "1798761600.123 ", "Jan  1 00:00:00 ", "01-Jan-2027 00:00:00 client", "a b c [01/Jan/2027:00:00:00", "date,src\n", "{\"a\":[{\"", "\\u00", "[", "]", "\"", "\t", " ", "}", "\\", "Jan 99 99:99:99 x y "];
        Pieces.Of([.. starts, "evil.example", "\n", "10.0.0.5"]).Array[1, 30].Sample(
            parts => Match(string.Concat(parts) + " evil.example", "evil.example\n") is not null, iter: 300, threads: 1);
    }

    private static List<Sighting> Match(string log, string indicators, bool bareHosts = false)
    {
        using var folder = new TemporaryFolder();
        return Run([folder.Write("x.log", log)], indicators, new LogMatchOptions { Year = 2027, BareHosts = bareHosts });
    }

    private static List<Sighting> Run(string[] logs, string indicators, LogMatchOptions options, RejectionLog? rejections = null)
    {
        var reader = new IndicatorReader(new AllowList());
        reader.Read("list", Encoding.UTF8.GetBytes(indicators));
        var seen = new List<Sighting>();
        new LogMatcher(reader.Set.Index(), options).Match(logs, rejections ?? new RejectionLog(), seen.Add, null, TestContext.Current.CancellationToken);
        return seen;
    }
}
