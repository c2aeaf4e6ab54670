using System.Text;
using Shouldly;
using Tocsin.Decoys;
using Tocsin.Decoys.Checking;
using Tocsin.Decoys.Making;
using Tocsin.Documents;
using Xunit;

namespace Tocsin.Tests.Decoys;

public sealed class DecoyMakerTests
{
    [Fact]
    public void No_two_of_ten_thousand_decoys_share_a_canary_or_a_sentence()
    {
        var made = DecoySet.Make(10_000);
        made.Count.ShouldBe(10_000);
        var canaries = made.SelectMany(m => m.Decoy.Canaries).Select(c => CanaryFold.Key(c.Value)).ToList();
        canaries.Distinct(StringComparer.Ordinal).Count().ShouldBe(canaries.Count);
        made.Select(m => m.Decoy.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(10_000);
        made.SelectMany(m => m.Decoy.Files).Select(f => f.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(made.Sum(m => m.Decoy.Files.Count));
        var paragraphs = made.Where(m => m.Decoy.Kind is DecoyKind.Document).SelectMany(m => m.Decoy.Text.Split('\n')).Where(p => p.Length > 120).ToList();
        paragraphs.Distinct(StringComparer.Ordinal).Count().ShouldBe(paragraphs.Count);
    }

    [Fact]
    public void A_second_making_repeats_nothing_of_the_first()
    {
        var first = DecoySet.Make(200);
        var store = new DecoyStore(DecoySet.Secret, [.. first.Select(m => m.Decoy)]);

        // The same seed: only the store keeps it from making the same again.
        var second = new DecoyMaker(new Entropy("a seed of enough letters"u8.ToArray()), store).Make(DecoySet.Order(200));
        var keys = first.Concat(second).SelectMany(m => m.Decoy.Canaries).Select(c => CanaryFold.Key(c.Value)).ToList();
        keys.Distinct(StringComparer.Ordinal).Count().ShouldBe(keys.Count);
        first.Concat(second).Select(m => m.Decoy.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(400);
        var names = first.Concat(second).SelectMany(m => m.Decoy.Files).Select(f => f.Name).ToList();
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Count);
    }

    [Fact]
    public void The_same_seed_makes_the_same_decoys_byte_for_byte()
    {
        var (first, second) = (DecoySet.Make(60), DecoySet.Make(60));
        first.SelectMany(m => m.Decoy.Files).Select(f => f.Sha256).ShouldBe(second.SelectMany(m => m.Decoy.Files).Select(f => f.Sha256));
        DecoySet.Make(DecoySet.Order(60), "another seed of letters").SelectMany(m => m.Decoy.Files).Select(f => f.Sha256)
            .Intersect(first.SelectMany(m => m.Decoy.Files).Select(f => f.Sha256)).ShouldBeEmpty();
    }

    [Fact]
    public void Our_own_reader_finds_the_text_of_every_format_in_every_language()
    {
        var seen = new HashSet<string>();
        foreach (var made in DecoySet.Make(72, DecoyKind.Document, DecoyKind.Mail))
        {
            for (int i = 0; i < made.Files.Count; i++)
            {
                var file = made.Decoy.Files[i];
                var documents = new List<Document>();
                new DocumentReader(new ReadLimits()).Read(made.Files[i], file.Name, documents.Add, p => Assert.Fail($"{p.Name} {p.Words}"));
                string text = string.Join('\n', documents.Select(d => d.Text));
                seen.Add($"{Path.GetExtension(file.Name)} {made.Decoy.Language}");
                if (made.Decoy.Kind != DecoyKind.Document)
                    continue;
                string read = CanaryFold.Key(text);
                foreach (string line in made.Decoy.Text.Split('\n'))
                    read.ShouldContain(CanaryFold.Key(line), customMessage: $"{file.Name}: {line}");
            }
        }

        foreach (string extension in new[] { ".docx", ".pdf", ".odt", ".xlsx", ".csv", ".txt", ".eml" })
            seen.ShouldContain(s => s.StartsWith(extension + " ", StringComparison.Ordinal));
        foreach (string language in DecoyMaker.Languages)
            seen.ShouldContain(s => s.EndsWith(" " + language, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_in_a_decoy_says_what_it_is()
    {
        foreach (var made in DecoySet.Make(300))
        {
            for (int i = 0; i < made.Files.Count; i++)
            {
                string all = Encoding.Latin1.GetString(made.Files[i]) + made.Decoy.Files[i].Name + made.Decoy.Text;
                foreach (string word in new[] { "decoy", "canary", "honey", "tocsin", "leurre", made.Decoy.Id })
                    all.ShouldNotContain(word, Case.Insensitive);
            }
        }
    }

    [Fact]
    public void A_decoy_speaks_of_furniture_and_never_of_the_vote()
    {
        string[] words = ["vote", "ballot", "poll", "election", "scrutin", "élection", "wahl", "stimm", "elecc", "voto", "выбор", "голос", "вибор", "donor", "spende"];
        foreach (var made in DecoySet.Make(600, DecoyKind.Document, DecoyKind.Mail, DecoyKind.Credential))
        {
            foreach (string word in words)
                made.Decoy.Text.ShouldNotContain(word, Case.Insensitive);
        }
    }

    [Fact]
    public void Files_pretend_to_be_older_than_they_are_and_never_of_the_future()
    {
        foreach (var file in DecoySet.Make(300).SelectMany(m => m.Decoy.Files))
        {
            file.Written.ShouldBeLessThan(DecoySet.Made.AddDays(-3));
            file.Written.DayOfWeek.ShouldNotBeOneOf(DayOfWeek.Saturday, DayOfWeek.Sunday);
        }
    }

    [Fact]
    public void Mail_answers_the_mail_before_it()
    {
        var made = DecoySet.Make(1, DecoyKind.Mail)[0];
        string first = Encoding.UTF8.GetString(made.Files[0]), second = Encoding.UTF8.GetString(made.Files[1]), third = Encoding.UTF8.GetString(made.Files[2]);
        string id = made.Decoy.Canaries.First(c => c.Kind == CanaryKind.MessageId).Value;
        first.ShouldContain($"Message-Id: <{id}>");
        second.ShouldContain($"In-Reply-To: <{id}>");
        third.ShouldContain($"References: <{id}>");
    }

    [Fact]
    public void A_telephone_number_is_of_a_range_kept_for_fiction_or_absent()
    {
        foreach (var made in DecoySet.Make(300, DecoyKind.Contact))
        {
            bool has = made.Decoy.Canaries.Any(c => c.Kind == CanaryKind.Phone);
            has.ShouldBe(made.Decoy.Language is "en" or "fr" or "de");
            if (made.Decoy.Language == "fr")
                made.Decoy.Canaries.First(c => c.Kind == CanaryKind.Phone).Value[..8].ShouldBeOneOf("01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98");
        }
    }
}
