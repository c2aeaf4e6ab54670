using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Meaning;
using Tocsin.Tests.Engine.Neighbours;
using Xunit;

namespace Tocsin.Tests.Engine.Meaning;

public sealed class LexicalPairsTests
{
    private static readonly string[] Texts =
    [
        "President Kowalczyk transferred 4500 ballots from Brandenburg to Rotterdam before the election commission noticed anything.",
        "Before anybody at the election commission noticed, 4500 ballots went from Brandenburg to Rotterdam on the orders of Kowalczyk.",
        "Präsident Kowalczyk hat 4500 Stimmzettel von Brandenburg nach Rotterdam gebracht, bevor die Wahlkommission etwas bemerkte.",
        "Президент Ковальчик перевёз 4500 бюллетеней из Бранденбурга в Роттердам, прежде чем избирательная комиссия что-либо заметила.",
        "Ο πρόεδρος Κοβάλτσικ μετέφερε 4500 ψηφοδέλτια από το Βρανδεμβούργο στο Ρότερνταμ πριν το αντιληφθεί η επιτροπή.",
        "The baker on our street sells the best cinnamon rolls in town, go there early on Saturdays.",
        "My dog learned to open the fridge and now nothing is safe in this house any more.",
        "Traffic on the northern bridge is blocked again, take the tunnel if you are going to work.",
        "Nobody told me that growing tomatoes on a balcony would take over my whole summer.",
        "We watched the final with the neighbours and lost our voices in the second half.",
        "The museum opens its new wing with a collection of early photographs next Thursday.",
        "If your bread does not rise, check the age of your yeast before you blame the flour.",
    ];

    [Fact]
    public void Rewordings_and_translations_are_found_through_names_numbers_and_related_words()
    {
        var pairs = Find(Texts, 0.12);
        pairs.ShouldNotBeEmpty();
        pairs.ShouldAllBe(p => p.A < 5 && p.B < 5);
        pairs.ShouldContain(p => p.A == 0 && p.B == 1 && p.Similarity > 0.25);
        pairs.ShouldContain(p => p.A == 0 && p.B == 2);
        Find(Texts, 0.06).ShouldContain(p => p.A == 0 && p.B == 3);
    }

    [Fact]
    public void The_order_of_texts_does_not_matter() => Gen.Int[0, 1000].Sample(
        seed =>
        {
            int[] order = Vectors.Shuffled(Texts.Length, seed);
            var straight = Find(Texts, 0.05).Select(p => (Texts[p.A], Texts[p.B], p.Similarity)).Select(Sorted).Order();
            var mixed = Find([.. order.Select(i => Texts[i])], 0.05).Select(p => (Texts[order[p.A]], Texts[order[p.B]], p.Similarity)).Select(Sorted).Order();
            mixed.ShouldBe(straight);
        },
        iter: 20);

    [Fact]
    public void A_pair_counts_only_where_one_of_it_has_a_counterpart_close_in_time()
    {
        byte[][] texts = [.. Texts.Select(Encoding.UTF8.GetBytes)];
        long[] near = [0, 10, 10_000, 20_000, 30_000, 40_000, 40_001, 40_002, 40_003, 40_004, 40_005, 40_006];
        long[] far = [.. near.Select(t => t * 1000)];
        var found = LexicalPairs.Find(t => texts[t], near, 60, 0.12, 1, TestContext.Current.CancellationToken);
        found.ShouldContain(p => p.A == 0 && p.B == 1);
        found.ShouldContain(p => p.A == 0 && p.B == 2);
        LexicalPairs.Find(t => texts[t], far, 60, 0.12, 1, TestContext.Current.CancellationToken).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_and_next_to_nothing_make_no_pair()
    {
        Find([], 0.1).ShouldBeEmpty();
        Find(["", "  ", "🎉", "a", "\uFFFD"], 0.1).ShouldBeEmpty();
    }

    [Fact]
    public void Any_bytes_can_be_compared() => Gen.Byte.Array[0, 300].Array[0, 8].Sample(
        texts => LexicalPairs.Find(texts.Length, t => texts[t], 0.3).ShouldAllBe(p => p.Similarity >= 0.3 && p.Similarity <= 1 && p.A < p.B),
        iter: 300);

    [Theory]
    [InlineData("Симпозиум", "symposium")]
    [InlineData("Бранденбург", "Brandenburgo")]
    [InlineData("télévision", "televisión")]
    [InlineData("Βαρσοβία", "Varsovia")]
    public void Borrowed_words_and_names_share_anchors_across_alphabets(string a, string b)
    {
        var reader = new AnchorReader();
        uint[] first = [.. reader.Read(Encoding.UTF8.GetBytes(a)).Select(x => x.Hash).Where(AnchorReader.IsWhole)];
        reader.Read(Encoding.UTF8.GetBytes(b)).Select(x => x.Hash).ShouldContain(h => first.Contains(h));
    }

    private static (string, string, float) Sorted((string A, string B, float S) x) => string.CompareOrdinal(x.A, x.B) <= 0 ? (x.A, x.B, x.S) : (x.B, x.A, x.S);

    private static List<MessagePair> Find(string[] texts, double least)
    {
        byte[][] utf8 = [.. texts.Select(Encoding.UTF8.GetBytes)];
        return LexicalPairs.Find(utf8.Length, t => utf8[t], least);
    }
}
