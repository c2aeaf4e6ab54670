using System.Text;
using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Disk;
using Tocsin.Evidence;
using Tocsin.Evidence.Verifying;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Evidence;

/// <summary>From a scan to an archive, to another machine, to a verdict.</summary>
public sealed class EvidenceCommandTests
{
    [Fact]
    public async Task An_incident_is_frozen_and_verified_without_the_scan_and_its_detectors_find_the_same()
    {
        using var scan = await new EvidenceScan().Scanned();
        var (code, output, messages) = await scan.Export("--source", "platform export", "--collector", "night shift", "--captured", "2027-04-11T20:15+02:00");
        code.ShouldBe(ExitCode.Clean, messages);
        output.ShouldContain("evidence verify");
        // Another machine: the scan and its inputs are gone.
        Directory.Delete(scan.Report, recursive: true);
        File.Delete(scan.Posts);
        var verified = await scan.Verify();
        verified.Code.ShouldBe(ExitCode.Clean, verified.Output + verified.Messages);
        verified.Output.ShouldStartWith("VERIFIED  case.tocsin-evidence.zip: every byte is as Ida Lorne signed it. The detectors, run again, find the same.");
        verified.Output.ShouldContain("findings.ndjson, context.ndjson, incidents.json");
        verified.Output.ShouldContain("report.html", Case.Sensitive, "the page to read is confirmed too");
        verified.Output.ShouldNotContain("DIFFERS");
        var capture = JsonDocument.Parse(scan.Text("manifest.json")).RootElement.GetProperty("entries").EnumerateArray().Single(e => e.GetProperty("role").GetString() == "posts").GetProperty("capture");
        capture.GetProperty("collector").GetString().ShouldBe("night shift");
        capture.GetProperty("at").GetString().ShouldBe("2027-04-11T18:15:00.000Z");
        scan.Text("README.txt").ShouldContain("openssl dgst -sha256 -verify");
    }

    [Fact]
    public async Task A_thousand_flipped_bits_of_a_real_archive_are_found_and_named()
    {
        using var scan = await new EvidenceScan().Scanned();
        (await scan.Export()).Code.ShouldBe(ExitCode.Clean);
        byte[] archive = await File.ReadAllBytesAsync(scan.Archive, TestContext.Current.CancellationToken);
        using var key = SigningKey.Read(scan.Key + ".pub");
        var random = new Random(20270412);
        int found = 0;
        var places = new SortedSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < 1000; i++)
        {
            int at = random.Next(archive.Length), bit = random.Next(8);
            archive[at] ^= (byte)(1 << bit);
            try
            {
                if (EvidenceVerifier.Verify(new MemoryStream(archive), key, null, null, CancellationToken.None).Differences.FirstOrDefault() is { } first)
                {
                    found++;
                    places.Add(first.Place);
                }
            }
            catch (EvidenceException e)
            {
                found++;
                places.Add(e.Message);
            }

            archive[at] ^= (byte)(1 << bit);
        }

        found.ShouldBe(1000);
        places.ShouldContain(p => p.StartsWith("raw/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_key_the_verdict_says_that_nobody_checked_who_signed()
    {
        using var scan = await new EvidenceScan().Scanned();
        await scan.Export();
        var (code, output, _) = await EvidenceScan.Run("evidence", "verify", scan.Archive, "--no-replay");
        code.ShouldBe(ExitCode.Clean);
        output.ShouldStartWith("CONSISTENT");
        output.ShouldContain("who signed it is not checked. The detectors were not run again.");
        output.ShouldContain("by telephone");
        await EvidenceScan.Run("evidence", "key", "--out", scan.At("other.key"));
        var other = await EvidenceScan.Run("evidence", "verify", scan.Archive, "--no-replay", "--key", scan.At("other.key.pub"));
        other.Code.ShouldBe(ExitCode.Findings);
        other.Output.ShouldContain("Somebody else signed");
        var lines = (await scan.Verify("--no-replay", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines[^1].GetProperty("verdict").GetString().ShouldBe("intact");
        lines.Single(l => l.TryGetProperty("name", out var n) && n.GetString() == "replay").GetProperty("outcome").GetString().ShouldBe("not-checked");
    }

    [Fact]
    public async Task A_finding_changed_and_signed_with_the_true_key_is_exposed_by_the_replay_with_its_field()
    {
        using var scan = await new EvidenceScan().Scanned();
        await scan.Export();
        string before = scan.Text("scan/findings.ndjson");
        string id = JsonDocument.Parse(before.Split('\n')[0]).RootElement.GetProperty("id").GetString()!;
        int total = JsonDocument.Parse(before.Split('\n')[0]).RootElement.GetProperty("post_total").GetInt32();
        scan.Resign((name, bytes) => name == "scan/findings.ndjson" ? Encoding.UTF8.GetBytes(Replaced(before, $"\"post_total\":{total},", $"\"post_total\":{total + 1},")) : bytes);
        var (code, output, _) = await scan.Verify();
        code.ShouldBe(ExitCode.Findings);
        output.ShouldStartWith("DIFFERS");
        output.ShouldContain($"scan/findings.ndjson: {id}: post_total: {total + 1} in the archive, {total} in the replay");
        (await scan.Verify("--no-replay")).Code.ShouldBe(ExitCode.Clean, "the signature alone cannot tell what an insider signed");
    }

    [Fact]
    public async Task A_post_changed_and_signed_with_the_true_key_is_exposed_by_the_replay_too()
    {
        using var scan = await new EvidenceScan().Scanned();
        await scan.Export();
        var evidence = JsonDocument.Parse(scan.Text("scan/findings.ndjson").Split('\n')[0]).RootElement.GetProperty("evidence")[0];
        string[] posts = scan.Text("raw/0001-posts.ndjson").Split('\n');
        posts[evidence.GetProperty("line").GetInt32() - 1] = "";
        scan.Resign((name, bytes) => name == "raw/0001-posts.ndjson" ? Encoding.UTF8.GetBytes(string.Join('\n', posts)) : bytes);
        var (code, output, _) = await scan.Verify();
        code.ShouldBe(ExitCode.Findings);
        output.ShouldContain("ok           signature");
        output.ShouldContain("First difference: scan/findings.ndjson: finding--");
        (await scan.Verify("--json")).Output.ShouldContain("inputs[0].");
    }

    [Fact]
    public async Task A_post_changed_under_the_true_signature_changes_what_the_replay_finds()
    {
        using var scan = await new EvidenceScan().Scanned();
        await scan.Export();
        byte[] archive = File.ReadAllBytes(scan.Archive);
        // The hour of a post that is evidence of the first finding.
        string line = JsonDocument.Parse(scan.Text("scan/findings.ndjson").Split('\n')[0]).RootElement.GetProperty("evidence")[0].GetProperty("line").GetInt64() is var number
            ? scan.Text("raw/0001-posts.ndjson").Split('\n')[(int)number - 1] : "";
        int at = archive.AsSpan().IndexOf(Encoding.UTF8.GetBytes(line));
        int hour = archive.AsSpan(at).IndexOf(":"u8) is var colon and >= 0 ? at + Encoding.UTF8.GetString(archive, at, line.Length).IndexOf('T', line.IndexOf("20", StringComparison.Ordinal)) + 2 : 0;
        archive[hour] ^= 1;
        File.WriteAllBytes(scan.Archive, archive);
        var (code, output, _) = await scan.Verify();
        code.ShouldBe(ExitCode.Findings);
        output.ShouldContain("raw/0001-posts.ndjson: was changed: its SHA-256 is");
        output.ShouldContain("DIFFERS      replay");
    }

    [Fact]
    public async Task Inputs_that_moved_are_found_and_inputs_that_changed_are_refused()
    {
        using var scan = await new EvidenceScan().Scanned();
        Directory.CreateDirectory(scan.At("elsewhere"));
        File.Move(scan.Posts, scan.At("elsewhere/posts.ndjson"));
        var gone = await scan.Export();
        gone.Code.ShouldBe(ExitCode.Error);
        gone.Messages.ShouldContain("is not there any more");
        File.Exists(scan.Archive).ShouldBeFalse();
        (await scan.Export("--input", scan.At("elsewhere"))).Code.ShouldBe(ExitCode.Clean);
        (await scan.Verify()).Code.ShouldBe(ExitCode.Clean);
        File.Delete(scan.Archive);
        File.AppendAllText(scan.At("elsewhere/posts.ndjson"), "\n");
        (await scan.Export("--input", scan.At("elsewhere"))).Messages.ShouldContain("is not what the scan read");
        File.AppendAllText(Path.Combine(scan.Report, "findings.ndjson"), "{}\n");
        (await scan.Export("--input", scan.At("elsewhere"))).Messages.ShouldContain("was changed");
        Directory.GetFiles(scan.Path, "*partial*").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_conditions_of_the_scan_are_frozen_and_repeated()
    {
        using var scan = new EvidenceScan();
        string key = scan.Write("pseudonyms", "0123456789abcdef0123456789abcdef"), settings = scan.Write("settings.yaml", "near-duplicate-text:\n  enabled: false\n");
        string outlets = scan.Write("outlets.csv", "domain,kind\nharbour-gazette.example,impostor\n");
        await EvidenceScan.Run("simulate", "--posts", "6000", "--seed", "7", "--out", scan.Posts);
        var made = await EvidenceScan.Run("scan", scan.Posts, "--pseudonym-key", key, "--outlets", outlets, "--out", scan.Report);
        made.Code.ShouldBe(ExitCode.Findings, made.Messages + settings);
        await EvidenceScan.Run("evidence", "key", "--out", scan.Key);
        (await scan.Export()).Messages.ShouldContain("pseudonyms with a key of yours");
        (await scan.Export("--pseudonym-key", outlets)).Messages.ShouldContain("is not the key that the scan used");
        var exported = await scan.Export("--pseudonym-key", key);
        exported.Messages.ShouldContain("can undo the pseudonyms");
        (await scan.Verify()).Code.ShouldBe(ExitCode.Clean);
        File.Delete(scan.Archive);
        (await scan.Export("--withhold", "pseudonym-key")).Code.ShouldBe(ExitCode.Clean);
        (await scan.Verify()).Output.ShouldStartWith("INTACT");
        var with = await scan.Verify("--pseudonym-key", key);
        with.Output.ShouldStartWith("VERIFIED", Case.Sensitive, with.Output);
    }

    [Theory]
    [InlineData("--compat", "coortweet")]
    [InlineData("--method", "METHOD")]
    [InlineData("--reveal", "--election", "valdoria-2027")]
    public async Task A_scan_of_a_directory_in_any_mode_is_repeated(params string[] options)
    {
        using var scan = new EvidenceScan();
        await EvidenceScan.Run("simulate", "--posts", "6000", "--seed", "7", "--out", scan.Posts);
        string[] lines = File.ReadAllLines(scan.Posts);
        scan.Write("in/b/late.ndjson", string.Join('\n', lines[3000..]) + "\n{\"broken\n");
        scan.Write("in/a.ndjson", string.Join('\n', lines[..3000]) + "\n");
        scan.Write("in/picture.png", "\u0001\u0002 no posts");
        string method = Tocsin.Engine.Coordination.Methods.MethodCatalog.All[0].Name;
        var made = await EvidenceScan.Run(["scan", scan.At("in"), "--out", scan.Report, .. options.Select(o => o == "METHOD" ? method : o)]);
        made.Code.ShouldBe(ExitCode.Findings, made.Messages);
        await EvidenceScan.Run("evidence", "key", "--out", scan.Key);
        var exported = await scan.Export();
        exported.Code.ShouldBe(ExitCode.Clean, exported.Messages);
        var (code, output, _) = await scan.Verify();
        code.ShouldBe(ExitCode.Clean, output);
        output.ShouldContain("scan.json, rejected.ndjson, bundle.json, report.html: equal", Case.Sensitive, "the reading is told the same too, with what was rejected");
        if (options[0] == "--compat")
            output.ShouldContain("coortweet_result.csv");
    }

    [Fact]
    public async Task What_a_killed_export_left_behind_is_removed_by_the_next()
    {
        using var scan = await new EvidenceScan().Scanned();
        string dead = scan.Write($".case.tocsin-evidence.zip.{int.MaxValue - 1}.partial", "half"), alive = scan.Write($".case.tocsin-evidence.zip.{Environment.ProcessId}1x.partial", "not ours");
        (await scan.Export()).Code.ShouldBe(ExitCode.Clean);
        File.Exists(dead).ShouldBeFalse();
        File.Exists(alive).ShouldBeTrue();
    }

    [Fact]
    public async Task Names_mail_logs_and_sites_are_frozen_and_looked_at_again()
    {
        using var scan = new EvidenceScan();
        scan.Write("mail/b/one.eml", "From: Mira Halvorsen IT <service@halvorsen2027-login.example>\nTo: a@halvorsen2027.example\nSubject: Urgent: confirm your password\nContent-Type: text/html\n\n<a href='https://halvorsen2027-login.example/x'>https://halvorsen2027.example</a> confirm your password\n");
        string names = scan.Write("names.txt", "halvorsen2027-login.example\nharmless.example\n"), logs = scan.Write("proxy.log", "2027-04-09T10:00:00Z 10.0.0.7 anna GET https://halvorsen2027-login.example/x 200\n");
        await scan.Scanned("--names", names, "--mail", scan.At("mail"), "--logs", logs, names);
        File.ReadAllLines(Path.Combine(scan.Report, "sightings.ndjson")).Length.ShouldBeGreaterThanOrEqualTo(2);
        var exported = await scan.Export();
        exported.Code.ShouldBe(ExitCode.Clean, exported.Messages);
        Directory.Delete(scan.At("mail"), recursive: true);
        var (code, output, _) = await scan.Verify();
        code.ShouldBe(ExitCode.Clean, output);
        output.ShouldContain("sightings.ndjson, chains.json");
        output.ShouldNotContain("not looked at again");
        // An attack joined from what was seen there is a case of its own.
        string chain = JsonDocument.Parse(scan.Text("scan/chains.json")).RootElement.GetProperty("chains")[0].GetProperty("id").GetString()!;
        File.Delete(scan.Archive);
        scan.Write("mail/b/one.eml", "");
        (await EvidenceScan.Run("evidence", "export", chain, "--in", scan.Report, "--key", scan.Key, "--by", "Ida Lorne", "--reason", "complaint", "--withhold", "mail", "--out", scan.Archive)).Code.ShouldBe(ExitCode.Clean);
        (await scan.Verify()).Output.ShouldContain($"{chain} with");
    }

    [Fact]
    public async Task What_rests_on_secrets_is_frozen_and_the_replay_says_what_it_leaves_out()
    {
        using var scan = new EvidenceScan();
        string ours = scan.Write("ours/plan.txt", string.Join(' ', Enumerable.Range(0, 400).Select(i => $"word{i * 7919 % 1000}")));
        scan.Write("dump/plan.txt", File.ReadAllText(ours));
        (await EvidenceScan.Run("leak", "enrol", scan.At("ours"), "--index", scan.At("ours.leaks"), "--key", scan.At("ours.key"))).Code.ShouldBe(ExitCode.Clean);
        await scan.Scanned("--dump", scan.At("dump"), "--leak-index", scan.At("ours.leaks"), "--leak-key", scan.At("ours.key"));
        (await scan.Export("--withhold", "dump")).Code.ShouldBe(ExitCode.Clean);
        var (code, output, _) = await scan.Verify();
        code.ShouldBe(ExitCode.Clean, output);
        output.ShouldContain("were not looked at again: they rest on what stays with the office; who has it gives --leak-key FILE");
        output.ShouldContain("not in it  dump");
    }

    [Fact]
    public async Task A_scan_of_standard_input_cannot_be_frozen_and_says_why()
    {
        using var scan = new EvidenceScan();
        await EvidenceScan.Run("simulate", "--posts", "6000", "--seed", "7", "--out", scan.Posts);
        (await EvidenceScan.Run("scan", scan.Posts, "--out", scan.Report)).Code.ShouldBe(ExitCode.Findings);
        // As "tocsin scan -" records it: a test has no standard input of its own.
        string record = Path.Combine(scan.Report, "scan.json");
        File.WriteAllText(record, File.ReadAllText(record).Replace($"\"{scan.Posts}\"", "\"-\"", StringComparison.Ordinal));
        await EvidenceScan.Run("evidence", "key", "--out", scan.Key);
        var (code, _, messages) = await scan.Export();
        code.ShouldBe(ExitCode.Error);
        messages.ShouldContain("standard input (-), which nobody kept");
        messages.ShouldContain("tee");
    }

    [Fact]
    public async Task Mistakes_end_with_a_remedy_and_nothing_is_overwritten()
    {
        using var folder = new TemporaryFolder();
        string key = Path.Combine(folder.Path, "evidence.key"), rubbish = folder.Write("rubbish.zip", "PK no archive at all");
        (await EvidenceScan.Run("evidence", "key", "--out", key)).Code.ShouldBe(ExitCode.Clean);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await EvidenceScan.Run("evidence", "key", "--out", key)).Messages.ShouldContain("is there already");
        var (code, _, messages) = await EvidenceScan.Run("evidence", "verify", rubbish);
        code.ShouldBe(ExitCode.Error);
        messages.ShouldContain("no evidence archive");
        (await EvidenceScan.Run("evidence", "verify", Path.Combine(folder.Path, "none"))).Code.ShouldBe(ExitCode.Error);
        (await EvidenceScan.Run("evidence", "export", "incident--1", "--in", folder.Path, "--key", key, "--by", "7", "--reason", "x y", "--out", Path.Combine(folder.Path, "a.zip"))).Messages.ShouldContain("says nothing");
        (await EvidenceScan.Run("evidence", "export", "incident--1", "--in", folder.Path, "--key", key + ".pub", "--by", "Ida Lorne", "--reason", "court", "--out", Path.Combine(folder.Path, "a.zip"))).Messages.ShouldContain("cannot sign");
        (await EvidenceScan.Run("evidence", "export", "incident--1", "--in", folder.Path, "--key", key, "--by", "Ida Lorne", "--reason", "court", "--out", Path.Combine(folder.Path, "a.zip"), "--timestamp", "http://authority.example/")).Messages.ShouldContain("not encrypted");
    }

    private static string Replaced(string text, string from, string to)
    {
        int at = text.IndexOf(from, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0);
        return text[..at] + to + text[(at + from.Length)..];
    }
}
