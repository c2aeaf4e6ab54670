using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Tocsin.Scenarios.CommandLine;

/// <summary>The evening a dump appears: own documents enrolled months ago, a forged mail among true ones.</summary>
public sealed class LeakScenarios : IDisposable
{
    private const string Head = "From: Henrik <henrik@campaign.example>\nTo: Amira <amira@campaign.example>\nDate: Fri, 13 Mar 2026 09:12:00 +0100\nSubject: Budget of the second round\n\n";

    private const string Letter = """
        Dear Amira, the committee met on 12 March 2026 in Vasterholm. We agreed to pay 12,000 euro to the printing house for the
        leaflets and 3,500 euro for the hall. Councillor Brandt will not speak at the rally; her place is taken by Mr Okonjo.

        The volunteers from the northern district asked for more posters. Please order eight hundred at the usual price and have
        them sent to the office in Lindgatan before Friday. The press conference remains at ten, and nobody should comment on the
        polls before then. As discussed, modern equipment will be rented for the television debate.
        """;

    private const string Planted = "The money came through the account in Limassol as agreed with our friends. Nobody must learn of this before the vote. ";

    private readonly Workspace _work = new();

    [Fact]
    public async Task A_forged_dump_is_told_from_the_true_mails_and_every_alteration_is_shown()
    {
        Enrolled();
        (await Tool.Run(_work.Directory, "leak", "enrol", "ours", "--index", "ours.leaks", "--key", "ours.key")).Exits(0).Output.ShouldContain("21 documents");

        string forged = Letter.Replace("12,000", "120,000", StringComparison.Ordinal).Replace("will not speak", "will speak", StringComparison.Ordinal)
            .Replace("Okonjo", "Petrov", StringComparison.Ordinal).Replace("modern", "rnodern", StringComparison.Ordinal).Replace("The volunteers", Planted + "The volunteers", StringComparison.Ordinal);
        _work.Write("dump/forged.eml", Head.Replace("13 Mar", "16 Mar", StringComparison.Ordinal) + forged);
        _work.Write("dump/true.eml", Head + Letter);
        _work.Write("dump/strange.txt", "A text about the harvest of apples in the valley and the price of cider in autumn, which nobody in the campaign ever wrote.");
        _work.Write("dump/cut.txt", $"Somebody said: {Letter[260..560]}");
        _work.Write("dump/empty.doc", "");

        var run = await Tool.Run(_work.Directory, "leak", "match", "dump", "--index", "ours.leaks", "--key", "ours.key", "--out", "comparison");
        run.Exits(1);
        string told = run.Output;
        foreach (string shown in new[] { "forged.eml", "120,000", "Petrov", "2026-03-16", "in none of your documents", "only by wrapping", "Identical to ours: 1", "true.eml", "Not ours: 1", "strange.txt", "cut.txt" })
            told.ShouldContain(shown);
        string page = File.ReadAllText(_work.At("comparison/leak.html"));
        page.ShouldContain("Limassol");
        page.ShouldContain("</html>");
        File.ReadAllLines(_work.At("comparison/leak.json")).Length.ShouldBe(5);
    }

    [Fact]
    public async Task Killing_an_enrolment_leaves_the_old_index()
    {
        Enrolled();
        (await Tool.Run(_work.Directory, "leak", "enrol", "ours", "--index", "ours.leaks", "--key", "ours.key")).Exits(0);
        byte[] before = File.ReadAllBytes(_work.At("ours.leaks"));
        var random = new Random(2);
        for (int i = 0; i < 400; i++)
            _work.Write($"more/{i}.txt", string.Join(' ', Enumerable.Range(0, 5000).Select(_ => $"word{random.Next(900)}")));
        foreach (int wait in new[] { 150, 400, 700 })
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", [Tool.Program, "leak", "enrol", "more", "--index", "ours.leaks", "--key", "ours.key", "--threads", "1"])
            {
                WorkingDirectory = _work.Directory,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            await Task.Delay(wait, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (process.ExitCode != 0)
                File.ReadAllBytes(_work.At("ours.leaks")).ShouldBe(before);
        }

        (await Tool.Run(_work.Directory, "leak", "match", "ours", "--index", "ours.leaks", "--key", "ours.key")).Exits(1);
    }

    public void Dispose() => _work.Dispose();

    private void Enrolled()
    {
        _work.Write("ours/budget.eml", Head + Letter);
        var random = new Random(1);
        string[] words = "press office poster meeting vote ballot count district hall street paper money plan team week month house car bread wine road tree hill lake".Split(' ');
        for (int i = 0; i < 20; i++)
            _work.Write($"ours/note{i}.txt", string.Join(' ', Enumerable.Range(0, 150).Select(_ => words[random.Next(words.Length)])));
    }
}
