using System.Text.Json;
using Shouldly;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Detectors.RewordedText;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;
using Tocsin.Semantics;
using Tocsin.Simulation;
using Tocsin.Tests.Semantics;
using Tocsin.Tests.Simulation;
using Xunit;

namespace Tocsin.Tests.Engine.Detectors.RewordedText;

public sealed class RewordedTextDetectorTests
{
    private static readonly RewordedTextDetector Detector = new();

    [Fact]
    public void Messages_in_other_words_are_found_without_a_model_and_the_finding_says_how_weak_that_is()
    {
        var (bytes, truth) = SimulatedTraffic.Write(Scenario.BuiltIn("reworded").WithPosts(30_000), 5);
        var members = truth.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(r => r.Split(','))
            .Where(r => r[1].Length > 0).Select(r => r[0]).ToHashSet(StringComparer.Ordinal);
        var result = Detector.Detect(Scans.Context(Scans.Table(Scans.Lines(bytes))), CancellationToken.None);
        var flagged = result.Findings.SelectMany(f => f.Finding.Accounts).Select(a => a.Account).ToHashSet(StringComparer.Ordinal);
        flagged.Count(members.Contains).ShouldBeGreaterThan(members.Count / 2);
        ((double)flagged.Count(members.Contains) / flagged.Count).ShouldBeGreaterThanOrEqualTo(0.95);
        result.Findings.ShouldAllBe(f => f.Finding.InnocentExplanations[0].Contains("lexical, no encoder: weaker"));
        result.Run.Figures.ShouldContain(f => f.Key == "compared by" && f.Value.Contains("no encoder"));
    }

    [Fact]
    public void Copies_of_one_wording_are_left_to_near_duplicate_text()
    {
        const string Copies = """
            name: copies
            start: 2027-04-01
            days: 5
            posts: 9000
            accounts: 1200
            operations:
              - { name: copies, kind: copypasta, accounts: 12, texts: 12, window: 2m, participation: 0.9, edit_rate: 2, camouflage: 0..5 }
            """;
        var table = Scans.Table(Scans.Lines(SimulatedTraffic.Of(Copies).Bytes));
        Scans.Detect(DetectorCatalog.All.Single(d => d.Info.Name == "near-duplicate-text"), table).ShouldNotBeEmpty();
        Scans.Detect(Detector, table).ShouldBeEmpty();
    }

    [Fact]
    public void With_an_encoder_translations_are_found_that_share_no_letter()
    {
        using var model = TinyModel.WordPiece();
        using var encoder = SentenceEncoder.Load(model.Path, 2);
        var table = Translations();
        Run(table, null).ShouldBeEmpty();
        var finding = Run(table, encoder).ShouldHaveSingleItem();
        finding.Accounts.Select(a => a.Account).Order(StringComparer.Ordinal).ShouldBe(["en0", "en1", "en2", "fr0", "fr1", "fr2"]);
        finding.Objects.ShouldAllBe(o => o.Kind == "message");
        finding.InnocentExplanations[0].ShouldContain(encoder.Name);
        finding.Settings.ShouldContain(s => s.Key == "compared by" && s.Value == encoder.Name);
        finding.InnocentExplanations[1].ShouldContain($"{finding.Objects.Count} of the {finding.Objects.Count} messages come in several languages");
    }

    [Fact]
    public void When_there_are_too_many_texts_accounts_are_left_out_whole_and_the_run_says_how_many()
    {
        var (bytes, _) = SimulatedTraffic.Write(Scenario.BuiltIn("reworded").WithPosts(20_000), 5);
        var settings = DetectionSettings.Defaults.With(Detector.Info, "most-texts", "1000");
        var run = Detector.Detect(new DetectionContext(Scans.Table(Scans.Lines(bytes)), null, settings), CancellationToken.None).Run;
        run.Figures.ShouldContain(f => f.Key == "accounts left out by lot");
        int.Parse(run.Figures.Single(f => f.Key == "texts compared").Value, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(500, 1000);
    }

    private static List<Finding> Run(PostTable table, ISentenceEncoder? encoder) =>
        [.. Detector.Detect(Scans.Context(table) with { Encoder = encoder }, CancellationToken.None).Findings.Select(f => f.Finding)];

    /// <summary>Six accounts that post ten messages at ten moments, half of them in French, in a crowd that posts at any time.</summary>
    private static PostTable Translations()
    {
        // The tiny model knows these words only, so a message is how often each is said.
        string[] english = ["the", "minister", "stole", "money", "cats", "sleep", "today"];
        string[] french = ["le", "ministre", "vola", "argent", "chats", "dorment", "aujourdhui"];
        var random = new Random(3);
        var start = new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.Zero);
        var lines = new List<string>();
        for (int message = 0; message < 10; message++)
        {
            int[] words = Message(random);
            var moment = start.AddHours((message * 9) + 3);
            foreach (var (language, list) in (ReadOnlySpan<(string, string[])>)[("en", english), ("fr", french)])
            {
                for (int account = 0; account < 3; account++)
                {
                    // Each says the words in an order of its own.
                    random.Shuffle(words);
                    Add($"{language}{account}", moment.AddSeconds(random.Next(50)), string.Join(' ', words.Select(w => list[w])), language);
                }
            }
        }

        for (int post = 0; post < 3000; post++)
            Add($"crowd{random.Next(300)}", start.AddSeconds(random.Next(100 * 3600)), string.Join(' ', Message(random).Select(w => (post % 2 == 0 ? english : french)[w])), post % 2 == 0 ? "en" : "fr");
        return Scans.Table(lines);

        void Add(string account, DateTimeOffset time, string text, string language) =>
            lines.Add(JsonSerializer.Serialize(new { id = $"p{lines.Count}", account, time = time.ToString("O"), text, lang = language }));
    }

    private static int[] Message(Random random) => [.. Enumerable.Range(0, 7).SelectMany(w => Enumerable.Repeat(w, random.Next(4) is 3 ? random.Next(1, 9) : 0)).Append(random.Next(7)).Append(0).Append(1).Append(2).Append(3)];
}
