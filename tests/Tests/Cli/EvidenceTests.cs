using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Cli;

/// <summary>A scan proves which names, mail, logs and dumps it looked at, and says what of them it could not read.</summary>
public sealed class EvidenceTests
{
    private const string Lure = "From: Mira Halvorsen IT <service@halvorsen2027-login.example>\nTo: a@halvorsen2027.example\nSubject: Urgent: confirm your password\nContent-Type: text/html\n\n<a href='https://halvorsen2027-login.example/x'>https://halvorsen2027.example</a> confirm your password\n";

    [Fact]
    public async Task The_manifest_holds_the_hash_of_each_file_and_of_a_directory_that_of_its_list()
    {
        using var folder = new TemporaryFolder();
        string names = folder.Write("names.txt", "halvorsen2027-login.example\nharmless.example\n");
        string first = folder.Write("mail/b/one.eml", Lure), second = folder.Write("mail/a.eml", "From: x@y.example\nSubject: minutes\n\nhello\n");
        using var screen = new Screen();
        (await screen.Run("scan", "--names", names, "--mail", Path.Combine(folder.Path, "mail"), "--election", "valdoria-2027", "--out", Path.Combine(folder.Path, "out"))).ShouldBe(ExitCode.Findings);
        var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "out", "scan.json"))).RootElement;
        var evidence = manifest.GetProperty("evidence").EnumerateArray().ToList();
        evidence.Select(e => e.GetProperty("kind").GetString()).ShouldBe(["names", "mail"]);
        evidence[0].GetProperty("sha256").GetString().ShouldBe(Hash(File.ReadAllBytes(names)));
        string list = $"{Hash(File.ReadAllBytes(second))}  ./a.eml\n{Hash(File.ReadAllBytes(first))}  ./b/one.eml\n";
        evidence[1].GetProperty("sha256").GetString().ShouldBe(Hash(Encoding.UTF8.GetBytes(list)));
        evidence[1].GetProperty("files").GetInt32().ShouldBe(2);
        manifest.GetProperty("evidence_runs").EnumerateArray().Select(r => (r.GetProperty("detector").GetString(), r.GetProperty("read").GetInt64(), r.GetProperty("seen").GetInt32()))
            .ShouldBe([("lookalike-domains", 2, 1), ("mail-screening", 2, 1)]);
        screen.Output.ShouldContain("2 messages looked at, 1 sighting");
        screen.Output.ShouldNotContain("No incidents", Case.Insensitive, "no post was given, so nothing is said of accounts");
        string report = File.ReadAllText(Path.Combine(folder.Path, "out", "report.html"));
        report.ShouldContain(Hash(File.ReadAllBytes(names)));
        report.ShouldNotContain("the group is dense", Case.Insensitive, "a name has no group");
    }

    [Fact]
    public async Task What_could_not_be_read_is_listed_among_the_rejections()
    {
        using var folder = new TemporaryFolder();
        string ours = folder.Write("ours/plan.txt", string.Join(' ', Enumerable.Range(0, 400).Select(i => $"word{i * 7919 % 1000}")));
        folder.Write("dump/plan.txt", File.ReadAllText(ours));
        File.WriteAllBytes(Path.Combine(folder.Path, "dump", "broken.docx"), [0x50, 0x4B, 3, 4, 1, 2, 3]);
        string index = Path.Combine(folder.Path, "ours.leaks"), key = Path.Combine(folder.Path, "ours.key");
        using var enrol = new Screen();
        (await enrol.Run("leak", "enrol", Path.Combine(folder.Path, "ours"), "--index", index, "--key", key)).ShouldBe(ExitCode.Clean);
        using var screen = new Screen();
        (await screen.Run("scan", "--dump", Path.Combine(folder.Path, "dump"), "--leak-index", index, "--leak-key", key, "--out", Path.Combine(folder.Path, "out"))).ShouldBe(ExitCode.Findings);
        string line = File.ReadAllLines(Path.Combine(folder.Path, "out", "rejected.ndjson")).ShouldHaveSingleItem();
        line.ShouldContain("broken.docx");
        line.ShouldContain("is damaged");
        screen.Output.ShouldContain("1 record");
    }

    [Fact]
    public async Task Evidence_that_holds_nothing_is_an_error_and_no_all_clear()
    {
        using var folder = new TemporaryFolder();
        string mail = folder.Write("empty.mbox", "");
        using var screen = new Screen();
        (await screen.Run("scan", "--mail", mail, "--election", "valdoria-2027", "--out", Path.Combine(folder.Path, "out"))).ShouldBe(ExitCode.Error);
        screen.Messages.ShouldContain("nothing of what was given could be read");
    }

    [Fact]
    public async Task A_cloned_site_is_a_step_of_the_attack_and_brings_the_sites_of_its_operator()
    {
        using var folder = new TemporaryFolder();
        string body = string.Join(' ', Enumerable.Range(0, 80).Select(i => $"word{i}"));
        const string Account = "<script>ga('create','UA-48213377-2','auto');</script>";
        string front = folder.Write("front.html", $"<title>Mira Halvorsen 2027</title><link rel=canonical href='https://halvorsen2027.example/'><p>{body}");
        folder.Write("saved/halvorsen2027-login.example/index.html", $"<title>Mira Halvorsen 2027</title><link rel=canonical href='https://halvorsen2027.example/'>{Account}<p>{body}");
        folder.Write("saved/harbour-papers.example/index.html", $"<title>Harbour papers</title>{Account}<p>other words altogether");
        folder.Write("saved/bystander.example/index.html", "<title>Bakery</title><p>bread and cake");
        string mail = folder.Write("a.eml", Lure.Replace("halvorsen2027-login.example", "harbour-papers.example", StringComparison.Ordinal));
        using var screen = new Screen();
        (await screen.Run("scan", "--sites", Path.Combine(folder.Path, "saved"), "--protect-page", front, "--mail", mail, "--election", "valdoria-2027", "--out", Path.Combine(folder.Path, "out"))).ShouldBe(ExitCode.Findings, screen.Messages);
        var sightings = File.ReadAllLines(Path.Combine(folder.Path, "out", "sightings.ndjson")).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var clone = sightings.Single(s => s.GetProperty("detector").GetString() == "site-fingerprints");
        clone.GetProperty("sentence").GetString()!.ShouldContain("imitates halvorsen2027.example");
        clone.GetProperty("sentence").GetString()!.ShouldContain("1 other site of the same operator: harbour-papers.example");
        clone.GetProperty("subjects").EnumerateArray().Select(s => s.GetString()).ShouldBe(["mira-halvorsen"]);
        string[] marks = [.. clone.GetProperty("marks").EnumerateArray().Select(m => m.GetProperty("value").GetString()!)];
        marks.ShouldContain("harbour-papers.example");
        marks.ShouldNotContain("bystander.example");
        screen.Output.ShouldContain("3 sites looked at, 1 sighting");
        var chain = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "out", "chains.json"))).RootElement.GetProperty("chains").EnumerateArray().ShouldHaveSingleItem();
        chain.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("stage").GetString()).ShouldBe(["lookalike", "lure"], ignoreOrder: true);
        chain.GetProperty("joined_because").EnumerateArray().ShouldContain(b => b.GetString()!.Contains("harbour-papers.example", StringComparison.Ordinal));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
