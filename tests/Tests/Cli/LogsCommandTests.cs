using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class LogsCommandTests
{
    private const string Dns = "#fields\tts\tid.orig_h\tquery\n1798761600\t10.0.0.5\twww.evil.example\n1798765200\t10.0.0.5\tevil.example\n1798765200\t10.0.0.6\tok.example\n";

    [Fact]
    public async Task Matching_tells_who_touched_what_when_and_who_gave_the_indicator()
    {
        using var folder = new TemporaryFolder();
        string log = folder.Write("dns.log", Dns), list = folder.Write("iocs.csv", "indicator,confidence,tlp,source\nevil.example,80,amber,CERT Valdoria\ncom,,,\n");
        using var screen = new Screen();
        (await screen.Run("logs", "match", log, "--indicators", list)).ShouldBe(ExitCode.Findings);
        screen.Output.ShouldContain("TOUCHED  evil[.]example  (domain; TLP:AMBER; confidence 80 of 100)");
        screen.Output.ShouldContain("by CERT Valdoria");
        screen.Output.ShouldContain("10.0.0.5: 2 times, 2027-01-01 00:00:00 to 2027-01-01 01:00:00 UTC");
        screen.Output.ShouldContain("3 lines of 1 log against 1 indicator: 1 touched, 1 of them firmly, in 2 lines.".Replace("3 lines", "4 lines", StringComparison.Ordinal));
        screen.Messages.ShouldContain("not looked for: 1, public suffix");
    }

    [Fact]
    public async Task Json_is_one_alarm_a_line_and_a_sum()
    {
        using var folder = new TemporaryFolder();
        using var screen = new Screen();
        (await screen.Run("logs", "match", folder.Write("dns.log", Dns), "-i", folder.Write("l.txt", "evil.example\n"), "--json")).ShouldBe(ExitCode.Findings);
        var lines = screen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines.Select(l => l.GetProperty("type").GetString()).ShouldBe(["alarm", "matching"]);
        lines[0].GetProperty("machine").GetString().ShouldBe("10.0.0.5");
        lines[0].GetProperty("count").GetInt64().ShouldBe(2);
        lines[0].GetProperty("example").GetProperty("line").GetInt64().ShouldBe(2);
        lines[1].GetProperty("logs")[0].GetProperty("format").GetString().ShouldBe("zeektsv");
    }

    [Fact]
    public async Task Files_appear_with_sightings_that_name_the_indicator_and_nobody()
    {
        using var folder = new TemporaryFolder();
        string bundle = folder.Write("b.json", """
            {"type":"bundle","id":"bundle--1","objects":[{"type":"indicator","id":"indicator--00000000-0000-4000-8000-000000000001","pattern_type":"stix",
            "pattern":"[domain-name:value = 'evil.example']","object_marking_refs":["marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"]}]}
            """);
        string directory = Path.Combine(folder.Path, "out");
        using var screen = new Screen();
        (await screen.Run("logs", "match", folder.Write("dns.log", Dns), "-i", bundle, "--out", directory)).ShouldBe(ExitCode.Findings);
        Directory.GetFiles(directory).Select(Path.GetFileName).ShouldBe(["alarms.ndjson", "sightings.csv", "sightings.json"], ignoreOrder: true);
        File.ReadAllLines(Path.Combine(directory, "sightings.csv")).Length.ShouldBe(3);
        string sightings = await File.ReadAllTextAsync(Path.Combine(directory, "sightings.json"), TestContext.Current.CancellationToken);
        sightings.ShouldNotContain("10.0.0.5");
        var objects = JsonDocument.Parse(sightings).RootElement.GetProperty("objects").EnumerateArray().ToList();
        var sighting = objects.Single(o => o.GetProperty("type").GetString() == "sighting");
        sighting.GetProperty("sighting_of_ref").GetString().ShouldBe("indicator--00000000-0000-4000-8000-000000000001");
        sighting.GetProperty("count").GetInt32().ShouldBe(2);
        sighting.GetProperty("object_marking_refs")[0].GetString().ShouldBe("marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed");
        objects.ShouldContain(o => o.GetProperty("type").GetString() == "marking-definition");
        foreach (var o in objects)
            (await Exchange.Stix.StixSchemas.OfAsync(o.GetProperty("type").GetString()!)).Validate(o.GetRawText()).ShouldBeEmpty(o.GetRawText());
    }

    [Fact]
    public async Task Sightings_of_a_plain_list_are_valid_STIX_with_the_indicators_in_them()
    {
        using var folder = new TemporaryFolder();
        string list = folder.Write("l.txt", "evil.example\nhxxp://kit.example/page\n198.51.100.0/24\n0123456789abcdef0123456789abcdef\np@mail.example\n2001:db8:1::/48\n");
        string log = folder.Write("x.log", "evil.example http://kit.example/page 198.51.100.1 0123456789abcdef0123456789abcdef <p@mail.example> 2001:db8:1::7\n");
        string directory = Path.Combine(folder.Path, "out");
        using var screen = new Screen();
        (await screen.Run("logs", "match", log, "-i", list, "--out", directory)).ShouldBe(ExitCode.Findings);
        var objects = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(directory, "sightings.json"), TestContext.Current.CancellationToken)).RootElement.GetProperty("objects").EnumerateArray().ToList();
        objects.Count(o => o.GetProperty("type").GetString() == "sighting").ShouldBe(6);
        foreach (var o in objects)
            (await Exchange.Stix.StixSchemas.OfAsync(o.GetProperty("type").GetString()!)).Validate(o.GetRawText()).ShouldBeEmpty(o.GetRawText());
        foreach (var o in objects.Where(o => o.GetProperty("type").GetString() == "indicator"))
            Tocsin.Logs.Indicators.StixPattern.Read(o.GetProperty("pattern").GetString()!, out _).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Hostile_text_steers_no_terminal_and_no_spreadsheet()
    {
        using var folder = new TemporaryFolder();
        string log = folder.Write("x.log", "{\"user\":\"=cmd|' /C calc'!A0\",\"src_ip\":\"\\u001b]0;x\\u0007\",\"q\":\"evil.example\\u001b[2J\"}\n");
        string directory = Path.Combine(folder.Path, "out");
        using var screen = new Screen();
        (await screen.Run("logs", "match", log, "-i", folder.Write("l.txt", "evil.example\n"), "--out", directory)).ShouldBe(ExitCode.Findings);
        screen.Output.ShouldNotContain("\u001b");
        File.ReadAllText(Path.Combine(directory, "sightings.csv")).ShouldContain(",'=cmd");
    }

    [Fact]
    public async Task Nothing_touched_is_clean_and_nothing_usable_an_error_with_a_remedy()
    {
        using var folder = new TemporaryFolder();
        string log = folder.Write("dns.log", Dns);
        using (var screen = new Screen())
            (await screen.Run("logs", "match", log, "-i", folder.Write("l.txt", "other.example\n"))).ShouldBe(ExitCode.Clean);
        foreach (string[] wrong in (string[][])[["logs", "match", log], ["logs", "match", log, "-i", folder.Write("e.txt", "com\n")], ["logs", "match", log, "-i", "missing.txt"], ["logs", "match", "missing.log", "-i", folder.Write("l.txt", "other.example\n")]])
        {
            using var screen = new Screen();
            (await screen.Run(wrong)).ShouldBe(ExitCode.Error);
            screen.Messages.ShouldContain(" — ");
        }
    }

    [Fact]
    public async Task Sign_ins_of_an_Entra_export_show_spraying_and_the_account_that_fell()
    {
        using var folder = new TemporaryFolder();
        var records = Enumerable.Range(0, 15).Select(i => Entra($"person{i}@ours.example", i, i == 7 ? 0 : 50126));
        string log = folder.Write("signins.json", $"{{\n\"value\": [{string.Join(",\n", records)}]\n}}");
        using var screen = new Screen();
        (await screen.Run("logs", "signins", log, "--privileged", folder.Write("p.txt", "person7@ours.example\n"))).ShouldBe(ExitCode.Findings);
        screen.Output.ShouldStartWith("CRITICAL  success after attack  PRIVILEGED");
        screen.Output.ShouldContain("The address 198.51.100.7 failed at 14 accounts it never got into");
        screen.Output.ShouldContain("innocent?");
    }

    [Fact]
    public async Task Sign_ins_of_Google_sshd_Dovecot_and_CSV_are_read()
    {
        using var folder = new TemporaryFolder();
        string google = folder.Write("google.json", """
            {"items":[{"id":{"time":"2027-01-01T00:00:00Z"},"actor":{"email":"anna@ours.example"},"ipAddress":"198.51.100.7","events":[{"type":"login","name":"login_failure"}]},
            {"id":{"time":"2027-01-01T00:01:00Z"},"actor":{"email":"anna@ours.example"},"ipAddress":"198.51.100.7","events":[{"type":"login","name":"login_success"}]}]}
            """);
        string ssh = folder.Write("auth.log", "Jan  1 00:00:00 h sshd[1]: Failed password for invalid user root from 198.51.100.7 port 22 ssh2\nJan  1 00:00:01 h sshd[1]: Accepted publickey for anna from 198.51.100.8 port 22 ssh2\nJan  1 00:00:02 h sshd[1]: Invalid user root from 198.51.100.7\n");
        string dovecot = folder.Write("mail.log", "Jan  1 00:00:00 h dovecot: imap-login: Login: user=<anna>, method=PLAIN, rip=198.51.100.7, lip=10.0.0.1\nJan  1 00:00:00 h dovecot: imap-login: Disconnected (auth failed, 1 attempts): user=<anna>, method=PLAIN, rip=198.51.100.7\n");
        string csv = folder.Write("s.csv", "time,user,ip,result\n2027-01-01T00:00:00Z,anna,198.51.100.7,failure\n2027-01-01T00:00:00Z,,198.51.100.7,success\n");
        using var screen = new Screen();
        (await screen.Run("logs", "signins", google, ssh, dovecot, csv, "--year", "2027", "--json")).ShouldBe(ExitCode.Clean);
        var sum = JsonDocument.Parse(screen.Output).RootElement;
        sum.GetProperty("signins").GetInt32().ShouldBe(7);
        sum.GetProperty("others").GetInt32().ShouldBe(1);
        sum.GetProperty("incomplete").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_table_of_places_makes_journeys_visible()
    {
        using var folder = new TemporaryFolder();
        string log = folder.Write("s.csv", "time,user,ip,result\n2027-01-01T08:00:00Z,anna,198.51.100.7,success\n2027-01-01T09:00:00Z,anna,203.0.113.7,success\n");
        string geo = folder.Write("geo.csv", "network,country,latitude,longitude\n198.51.100.0/24,VD,50,10\n203.0.113.0/24,KR,36,139\n");
        using (var screen = new Screen())
        {
            (await screen.Run("logs", "signins", log, "--geo", geo)).ShouldBe(ExitCode.Findings);
            screen.Output.ShouldContain("MODERATE  impossible travel");
        }

        using (var screen = new Screen())
            (await screen.Run("logs", "signins", log, "--geo", geo, "--allow", folder.Write("vpn.txt", "203.0.113.0/24\n"))).ShouldBe(ExitCode.Clean);
        using (var screen = new Screen())
        {
            (await screen.Run("logs", "signins", log)).ShouldBe(ExitCode.Clean);
            screen.Output.ShouldContain("--geo");
        }
    }

    [Fact]
    public async Task No_sign_in_is_an_error_and_so_is_a_threshold_out_of_range()
    {
        using var folder = new TemporaryFolder();
        using (var screen = new Screen())
            (await screen.Run("logs", "signins", folder.Write("x.log", "nothing here\n"))).ShouldBe(ExitCode.Error);
        using (var screen = new Screen())
        {
            (await screen.Run("logs", "signins", folder.Write("x.log", "nothing here\n"), "--spray-accounts", "1")).ShouldBe(ExitCode.Error);
            screen.Messages.ShouldContain("--spray-accounts");
        }
    }

    private static string Entra(string user, int minute, int code) =>
        $$"""
        {"createdDateTime":"2027-01-01T00:{{minute:00}}:00Z","userPrincipalName":"{{user}}","ipAddress":"198.51.100.7","clientAppUsed":"Browser","status":{"errorCode":{{code}},"failureReason":"x"},
        "location":{"city":"Valda","countryOrRegion":"VD","geoCoordinates":{"latitude":50.1,"longitude":10.2} } }
        """;
}
