using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Engine.Leaks;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class LeakCommandTests
{
    private const string Head = "From: h@ours.example\nTo: a@ours.example\nDate: Fri, 13 Mar 2026 09:12:00 +0100\nSubject: Budget\n\n";

    [Fact]
    public async Task A_forged_mail_is_shown_with_what_was_altered_and_strange_ones_are_not_ours()
    {
        using var folder = new TemporaryFolder();
        string text = LeakTexts.Text(1, 120) + "We pay 12,000 euro to Mr Okonjo. " + LeakTexts.Text(2, 120);
        folder.Write("ours/budget.eml", Head + text);
        folder.Write("dump/1.eml", Head.Replace("13 Mar", "16 Mar", StringComparison.Ordinal) + text.Replace("12,000", "120,000", StringComparison.Ordinal));
        folder.Write("dump/2.txt", LeakTexts.Text(50, 200));
        folder.Write("dump/3.eml", Head + text);
        string index = await Enrol(folder);
        using var screen = new Screen();
        (await screen.Run("leak", "match", Path.Combine(folder.Path, "dump"), "--index", index, "--key", index + ".key", "--json")).ShouldBe(ExitCode.Findings);
        var lines = screen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines[..^1].Select(l => (l.GetProperty("name").GetString(), l.GetProperty("verdict").GetString()))
            .ShouldBe([("1.eml", "ours-altered"), ("2.txt", "not-ours"), ("3.eml", "identical")]);
        lines[0].GetProperty("headers")[0].GetProperty("field").GetString().ShouldBe("Date");
        var alteration = lines[0].GetProperty("alterations")[0];
        (alteration.GetProperty("kind").GetString(), alteration.GetProperty("before").GetString(), alteration.GetProperty("after").GetString()).ShouldBe(("amount", "12,000", "120,000"));
        lines[^1].GetProperty("ours-altered").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_originals_the_altered_places_show_from_the_index_alone()
    {
        using var folder = new TemporaryFolder();
        string text = LeakTexts.Text(1, 120) + "We pay 12,000 euro to Mr Okonjo. " + LeakTexts.Text(2, 120);
        string original = folder.Write("ours/budget.txt", text);
        string index = await Enrol(folder);
        File.Delete(original);
        folder.Write("dump/1.txt", text.Replace("12,000", "97,000", StringComparison.Ordinal));
        using var screen = new Screen();
        (await screen.Run("leak", "match", Path.Combine(folder.Path, "dump"), "--index", index, "--key", index + ".key")).ShouldBe(ExitCode.Findings);
        screen.Output.ShouldContain("not in it");
        screen.Output.ShouldContain("97,000");
        screen.Output.ShouldContain("--originals");
    }

    [Fact]
    public async Task Enrolling_makes_a_key_that_only_its_owner_reads_and_adds_to_an_index()
    {
        using var folder = new TemporaryFolder();
        folder.Write("ours/1.txt", LeakTexts.Text(1, 100));
        string index = await Enrol(folder);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(index + ".key").ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        folder.Write("ours/2.txt", LeakTexts.Text(2, 100));
        using var screen = new Screen();
        (await screen.Run("leak", "enrol", Path.Combine(folder.Path, "ours"), "--index", index, "--key", index + ".key", "--json")).ShouldBe(ExitCode.Clean);
        var sum = JsonDocument.Parse(screen.Output).RootElement;
        (sum.GetProperty("added").GetInt32(), sum.GetProperty("documents").GetInt32()).ShouldBe((1, 2));
    }

    [Fact]
    public async Task A_wrong_key_a_damaged_index_and_a_missing_one_are_said_in_one_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("ours/1.txt", LeakTexts.Text(1, 100));
        string index = await Enrol(folder), other = folder.Write("other.key", "0123456789abcdef0123456789abcdef");
        string cut = folder.Write("cut.leaks", File.ReadAllBytes(index)[..^7]);
        string ours = Path.Combine(folder.Path, "ours");
        foreach (var (file, key, word) in new[] { (index, other, "key"), (cut, index + ".key", "damaged"), (index + "x", index + ".key", "no index"), (index, index + ".no", "no key file") })
        {
            using var screen = new Screen();
            (await screen.Run("leak", "match", ours, "--index", file, "--key", key)).ShouldBe(ExitCode.Error);
            screen.Messages.ShouldContain(word);
        }

        // Enrolling with the wrong key must not replace what is there.
        byte[] before = File.ReadAllBytes(index);
        using (var screen = new Screen())
            (await screen.Run("leak", "enrol", ours, "--index", index, "--key", other)).ShouldBe(ExitCode.Error);
        File.ReadAllBytes(index).ShouldBe(before);
    }

    [Fact]
    public async Task Hostile_names_and_texts_reach_neither_terminal_nor_page()
    {
        using var folder = new TemporaryFolder();
        string text = LeakTexts.Text(1, 150);
        folder.Write("ours/1.txt", text);
        string index = await Enrol(folder);
        folder.Write("dump/\u001b[2J<script>.txt", text + " paid \u001b]0;x\u0007 <img src=x onerror=alert(1)> \u202Eevil 99 million");
        using var screen = new Screen();
        string output = Path.Combine(folder.Path, "out");
        (await screen.Run("leak", "match", Path.Combine(folder.Path, "dump"), "--index", index, "--key", index + ".key", "--out", output)).ShouldBe(ExitCode.Findings);
        (screen.Output + screen.Messages).ShouldNotContain("\u001b");
        (screen.Output + screen.Messages).ShouldNotContain("\u202E");
        string page = File.ReadAllText(Path.Combine(output, "leak.html"));
        page.ShouldContain("default-src 'none'".Replace("'", "&#39;", StringComparison.Ordinal));
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<img");
        page.ShouldNotContain("\u202E");
    }

    [Fact]
    public async Task The_output_does_not_depend_on_the_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 40; i++)
        {
            folder.Write($"ours/{i}.txt", LeakTexts.Text(i, 120));
            folder.Write($"dump/{i}.txt", LeakTexts.Text(i / 2, 120).Replace("budget", "bridge", StringComparison.Ordinal));
        }

        string index = await Enrol(folder);
        var outputs = new List<string>();
        foreach (string threads in new[] { "1", "7" })
        {
            using var screen = new Screen();
            await screen.Run("leak", "match", Path.Combine(folder.Path, "dump"), "--index", index, "--key", index + ".key", "--threads", threads, "--json");
            outputs.Add(screen.Output);
        }

        outputs[1].ShouldBe(outputs[0]);
    }

    private static async Task<string> Enrol(TemporaryFolder folder)
    {
        string index = Path.Combine(folder.Path, "ours.leaks");
        using var screen = new Screen();
        (await screen.Run("leak", "enrol", Path.Combine(folder.Path, "ours"), "--index", index, "--key", index + ".key")).ShouldBe(ExitCode.Clean, screen.Messages);
        return index;
    }
}
