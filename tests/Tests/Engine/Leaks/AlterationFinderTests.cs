using Shouldly;
using Tocsin.Engine.Leaks.Alterations;
using Xunit;

namespace Tocsin.Tests.Engine.Leaks;

public sealed class AlterationFinderTests
{
    private const string Original = """
        The committee met on 12 March 2026 in Vasterholm. We agreed to pay 12,000 euro to the printing house for the
        leaflets. Councillor Brandt will not speak at the rally; her place is taken by Mr Okonjo. The vote is at 20:15.

        Please order eight hundred posters at the usual price. The modern hall holds 340 people, and nobody should
        comment on the polls before then. The contract does not include travel and was signed by both sides last week.
        """;

    [Theory]
    [InlineData("12,000 euro", "120,000 euro", AlterationKind.Amount)]
    [InlineData("12 March", "21 March", AlterationKind.Date)]
    [InlineData("March", "April", AlterationKind.Date)]
    [InlineData("20:15", "21:45", AlterationKind.Date)]
    [InlineData("340", "540", AlterationKind.Number)]
    [InlineData("Okonjo", "Petrov", AlterationKind.Name)]
    [InlineData("Vasterholm", "Limassol", AlterationKind.Name)]
    [InlineData("will not speak", "will speak", AlterationKind.Negation)]
    [InlineData("does not include", "does include", AlterationKind.Negation)]
    [InlineData("usual price", "double price", AlterationKind.Words)]
    public void An_alteration_is_found_and_named(string before, string after, AlterationKind kind)
    {
        var found = AlterationFinder.Find(Original, Original.Replace(before, after, StringComparison.Ordinal));
        var one = found.ShouldHaveSingleItem();
        one.Kind.ShouldBe(kind);
        before.ShouldContain(one.Before);
        after.ShouldContain(one.After);
    }

    [Theory]
    [InlineData("modern", "rnodern")]
    [InlineData("hall", "hal1")]
    [InlineData("340", "34O")]
    [InlineData("printing house", "print-\ning house")]
    [InlineData("eight hundred", "eighthundred")]
    [InlineData("Councillor", "CounciIlor")]
    [InlineData("leaflets", "lеaflets")]
    public void What_a_scanner_or_a_mail_program_does_is_noise(string before, string after) =>
        AlterationFinder.Find(Original, Original.Replace(before, after, StringComparison.Ordinal)).ShouldAllBe(a => a.Kind == AlterationKind.Noise);

    [Theory]
    [InlineData("1.5", "15")]
    [InlineData("-5", "5")]
    [InlineData("€ 5", "$ 5")]
    [InlineData("1,250", "1.250")]
    public void Points_signs_and_currencies_are_no_noise(string before, string after) =>
        AlterationFinder.Find($"The rate is {before} this year.", $"The rate is {after} this year.").ShouldContain(a => a.Kind != AlterationKind.Noise);

    [Fact]
    public void Wrapping_case_and_quotation_marks_are_no_alteration() =>
        AlterationFinder.Find(Original, "> " + Original.Replace(" ", "\n> ", StringComparison.Ordinal).ToUpperInvariant()).ShouldBeEmpty();

    [Fact]
    public void A_paragraph_put_in_is_one_passage_with_its_sentences()
    {
        const string Planted = "The money came through the account in Limassol as agreed. Nobody must learn of this before the vote. Delete this mail after reading. ";
        var found = AlterationFinder.Find(Original, Original.Replace("Please order", Planted + "Please order", StringComparison.Ordinal));
        var one = found.ShouldHaveSingleItem();
        one.Kind.ShouldBe(AlterationKind.InsertedPassage);
        one.Sentences.ShouldBe(3);
        one.After.ShouldBe(Planted.Trim().TrimEnd('.'));
    }

    [Fact]
    public void Several_alterations_come_gravest_first()
    {
        string dump = Original.Replace("usual", "double", StringComparison.Ordinal).Replace("12,000", "90,000", StringComparison.Ordinal).Replace("Okonjo", "Petrov", StringComparison.Ordinal);
        AlterationFinder.Find(Original, dump).Select(a => a.Kind).ShouldBe([AlterationKind.Amount, AlterationKind.Name, AlterationKind.Words]);
    }

    [Fact]
    public void Applying_what_was_found_gives_the_dump_whatever_the_texts()
    {
        var random = new Random(5);
        for (int i = 0; i < 300; i++)
        {
            string[] a = Words(random), b = random.Next(2) == 0 ? Words(random) : [.. a.Where(_ => random.Next(5) > 0)];
            var alignment = WordAlignment.Of(Numbers(a), Numbers(b));
            a.Where((_, n) => !alignment.Removed[n]).ShouldBe(b.Where((_, n) => !alignment.Inserted[n]));
        }
    }

    [Fact]
    public void A_shortest_script_is_found_for_small_texts()
    {
        var random = new Random(6);
        for (int i = 0; i < 300; i++)
        {
            int[] a = [.. Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(3))], b = [.. Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(3))];
            var alignment = WordAlignment.Of(a, b);
            if (a.Intersect(b).All(x => a.Count(y => y == x) > 1 || b.Count(y => y == x) > 1))
                (alignment.Removed.Count(r => r) + alignment.Inserted.Count(r => r)).ShouldBe(Shortest(a, b));
        }
    }

    [Fact]
    public void Large_texts_that_share_nothing_cost_little()
    {
        string a = string.Join(' ', Enumerable.Range(0, 60_000).Select(i => $"a{i % 50}")), b = string.Join(' ', Enumerable.Range(0, 60_000).Select(i => $"b{i % 50}"));
        AlterationFinder.Find(a, b).ShouldHaveSingleItem();
    }

    private static string[] Words(Random random) => [.. Enumerable.Range(0, random.Next(80)).Select(_ => $"w{random.Next(30)}")];

    private static int[] Numbers(string[] words) => [.. words.Select(w => int.Parse(w[1..], System.Globalization.CultureInfo.InvariantCulture))];

    private static int Shortest(int[] a, int[] b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
                cost[i, j] = i == 0 ? j : j == 0 ? i : a[i - 1] == b[j - 1] ? cost[i - 1, j - 1] : 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]);
        }

        return cost[a.Length, b.Length];
    }
}
