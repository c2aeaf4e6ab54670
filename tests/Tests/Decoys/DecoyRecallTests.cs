using Shouldly;
using Tocsin.Decoys;
using Tocsin.Decoys.Checking;
using Tocsin.Decoys.Making;
using Tocsin.Documents;
using Xunit;

namespace Tocsin.Tests.Decoys;

/// <summary>What thieves, mail programs and scanners do to the text of decoys, canaries cut out first: only the text can ring.</summary>
public sealed class DecoyRecallTests(ITestOutputHelper output)
{
    private const int Count = 240;
    private static readonly IReadOnlyList<MadeDecoy> Decoys = DecoySet.Make(Count, DecoyKind.Document, DecoyKind.Mail);
    private static readonly TextIndex Index = new(DecoySet.Store(Decoys));

    public static TheoryData<string, double> Changes => new()
    {
        { "re-wrapped and quoted", 1 },
        { "5 % of the words changed", 1 },
        { "scanned", 1 },
        { "excerpt of 20 %", 0.99 },
        { "quoted in a long reply", 1 },
        { "typed again without accents and signs", 1 },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void The_text_of_a_decoy_rings_through(string change, double least)
    {
        var random = new Random(7);
        var reader = Index.Reader();
        int right = 0, wrong = 0;
        for (int i = 0; i < Decoys.Count; i++)
        {
            var found = Index.Find(Changed(Bare(Decoys[i].Decoy), change, random), reader);
            right += found.Any(f => f.Decoy == i) ? 1 : 0;
            wrong += found.Count(f => f.Decoy != i);
        }

        output.WriteLine($"{change}: {right} of {Decoys.Count} rang, {wrong} rings of another decoy");
        ((double)right / Decoys.Count).ShouldBeGreaterThanOrEqualTo(least);
        wrong.ShouldBe(0);
    }

    private static string Bare(Decoy decoy) => decoy.Canaries.Aggregate(decoy.Text, (text, c) => text.Replace(c.Value, "", StringComparison.Ordinal));

    private static string Changed(string text, string change, Random random)
    {
        string[] words = text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        switch (change)
        {
            case "re-wrapped and quoted":
                return string.Concat(words.Select((w, i) => i % 9 == 0 ? $"\n> {w}" : $" {w}"));
            case "5 % of the words changed":
                return string.Join(' ', words.Select(w => random.NextDouble() < 0.05 ? "otherwise" : w));
            case "scanned":
                return string.Concat(text.Where(c => c != ' ' || random.NextDouble() > 0.08)).Replace('l', '1').Replace('0', 'O').Replace('5', 'S').Replace("m", "rn", StringComparison.Ordinal);
            case "excerpt of 20 %":
                int length = words.Length / 5, from = random.Next(words.Length - length);
                return string.Join(' ', words[from..(from + length)]);
            case "quoted in a long reply":
                string other = string.Join(' ', Enumerable.Range(0, 3000).Select(i => $"word{i * 7919 % 1000}"));
                return other + "\n> " + string.Join("\n> ", words.Chunk(8).Select(c => string.Join(' ', c))) + "\n" + other;
            default:
                return new string([.. text.ToUpperInvariant().Where(c => char.IsLetterOrDigit(c) || c == ' ')]);
        }
    }

    /// <summary>Real mail, posts and domain names: nothing may ring in them. Skipped where the data is not beside the repository.</summary>
    [Fact]
    public void Nothing_rings_in_real_mail_posts_and_domain_lists()
    {
        string? data = Data();
        Assert.SkipWhen(data is null, "no test data beside the repository");
        var store = DecoySet.Store(DecoySet.Make(10_000));
        string[] paths = [.. new[] { "mail", "posts", "domains", "claims", "coordination", "text", "outlets" }.Select(d => Path.Combine(data!, d)).Where(Directory.Exists)];
        var problems = new List<DocumentProblem>();
        var report = new DecoyChecker(store, new CheckOptions { Now = DecoySet.Made }).Check(paths, problems.Add, TestContext.Current.CancellationToken);
        output.WriteLine($"{report.Files} files, {report.Bytes} bytes packed, {report.Alarms.Count()} alarms, {report.Rings.Count - report.Alarms.Count()} weak rings, {problems.Count} not read");
        output.WriteLine(string.Join(", ", problems.GroupBy(p => p.Code).Select(g => $"{g.Key} {g.Count()}")));
        foreach (var problem in problems.Where(p => p.Reason is not (ProblemReason.Picture or ProblemReason.Binary)).Take(10))
            output.WriteLine(problem.ToString());
        foreach (var ring in report.Rings.Take(20))
            output.WriteLine($"{ring.Strength} {ring.Canary} {ring.File}:{ring.Line} {ring.Excerpt}");
        report.Alarms.ShouldBeEmpty();
    }

    private static string? Data()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data))
                return data;
        }

        return null;
    }
}
