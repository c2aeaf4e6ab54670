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

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
