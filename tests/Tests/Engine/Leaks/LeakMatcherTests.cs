using Shouldly;
using Tocsin.Engine.Leaks;
using Xunit;

namespace Tocsin.Tests.Engine.Leaks;

public sealed class LeakMatcherTests
{
    private static readonly string[] Texts = [.. Enumerable.Range(0, 60).Select(i => LeakTexts.Text(i, 250))];
    private static readonly LeakIndex Index = LeakTexts.Index(Texts);

    [Fact]
    public void A_wrapped_and_quoted_copy_is_identical()
    {
        string wrapped = "> " + string.Join("\n> ", Texts[7].Chunk(61).Select(c => new string(c)));
        var match = LeakTexts.Match(Index, wrapped);
        match.Verdict.ShouldBe(LeakVerdict.Identical);
        match.Sources[0].Document.ShouldBe(7);
    }

    [Fact]
    public void A_fifth_is_an_excerpt()
    {
        var match = LeakTexts.Match(Index, Texts[9].Substring(500, Texts[9].Length / 5));
        match.Verdict.ShouldBe(LeakVerdict.ExcerptOfOurs);
        match.Sources[0].Document.ShouldBe(9);
        match.Sources[0].DumpShare.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void A_passage_in_a_strange_text_is_a_quotation()
    {
        var match = LeakTexts.Match(Index, LeakTexts.Text(500, 300) + Texts[11][100..400] + LeakTexts.Text(501, 300));
        match.Verdict.ShouldBe(LeakVerdict.QuotesOurs);
        match.Sources[0].Document.ShouldBe(11);
    }

    [Fact]
    public void A_text_made_of_two_of_ours_names_both()
    {
        var match = LeakTexts.Match(Index, Texts[3] + "\n\n" + Texts[4]);
        match.Sources.Select(s => s.Document).Order().ShouldBe([3, 4]);
        match.DumpShare.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Strange_texts_are_not_ours()
    {
        for (int seed = 1000; seed < 1200; seed++)
            LeakTexts.Match(Index, LeakTexts.Text(seed, 250)).Verdict.ShouldBe(LeakVerdict.NotOurs);
        LeakTexts.Match(Index, "").TooShort.ShouldBeTrue();
        LeakTexts.Match(Index, "yes").TooShort.ShouldBeTrue();
    }

    [Fact]
    public void Any_single_changed_digit_shows_from_the_index_alone()
    {
        string text = LeakTexts.Text(77, 120) + "The bill was 48213 euro. " + LeakTexts.Text(78, 120);
        var index = LeakTexts.Index([text, .. Texts]);
        int at = text.IndexOf("48213", StringComparison.Ordinal);
        foreach (char other in "5679")
        {
            var match = LeakTexts.Match(index, text.Replace("48213", $"48{other}13", StringComparison.Ordinal));
            match.Verdict.ShouldBe(LeakVerdict.OursAltered);
            match.Passages.ShouldContain(p => p.Start <= at && p.Start + p.Length >= at + 5);
        }
    }

    [Fact]
    public void A_changed_number_is_shown_whole_whatever_the_key()
    {
        string text = LeakTexts.Text(77, 120) + "We pay 12,000 euro to Mr O'Konjo. " + LeakTexts.Text(78, 120);
        string altered = text.Replace("12,000", "97,000", StringComparison.Ordinal);
        int at = altered.IndexOf("97,000", StringComparison.Ordinal);
        for (int i = 0; i < 100; i++)
        {
            var keys = new LeakKeys(System.Text.Encoding.ASCII.GetBytes($"a secret of the tests, number {i}"));
            var match = LeakTexts.Match(LeakTexts.Index([text, .. Texts.Take(5)], keys), altered, keys);
            match.Passages.ShouldContain(p => p.Start <= at && p.Start + p.Length >= at + 6, $"key {i}");
        }
    }

    [Fact]
    public void What_many_documents_share_proves_nothing()
    {
        string footer = LeakTexts.Text(999, 60);
        var index = LeakTexts.Index([.. Texts.Select(t => t + footer)]);
        LeakTexts.Match(index, LeakTexts.Text(1500, 200) + footer).Verdict.ShouldBe(LeakVerdict.NotOurs);
        LeakTexts.Match(index, Texts[5] + footer).Verdict.ShouldBe(LeakVerdict.Identical);
    }

    [Fact]
    public void A_signature_proves_nothing_even_when_few_have_it()
    {
        string signature = "\n-- \n" + LeakTexts.Text(998, 40);
        var index = LeakTexts.Index([.. Texts, LeakTexts.Text(70, 150) + signature]);
        LeakTexts.Match(index, LeakTexts.Text(71, 150) + signature).Verdict.ShouldBe(LeakVerdict.NotOurs);
    }

    [Fact]
    public void A_letterhead_and_a_footer_make_no_text_ours_but_are_named()
    {
        string head = LeakTexts.Text(990, 25), foot = LeakTexts.Text(991, 60);
        var index = LeakTexts.Index([.. Texts, head + LeakTexts.Text(72, 200) + foot]);
        var match = LeakTexts.Match(index, head + LeakTexts.Text(73, 200) + foot);
        match.Verdict.ShouldBe(LeakVerdict.NotOurs);
        match.FrameOf.ShouldBe(Texts.Length);
        LeakTexts.Match(index, LeakTexts.Text(73, 200)).FrameOf.ShouldBe(-1);
    }

    [Fact]
    public void The_last_fifth_of_ours_alone_is_an_excerpt_although_it_ends_as_ours_does()
    {
        var match = LeakTexts.Match(Index, Texts[9][^(Texts[9].Length / 5)..]);
        match.Verdict.ShouldBe(LeakVerdict.ExcerptOfOurs);
        match.Sources[0].Document.ShouldBe(9);
    }

    [Fact]
    public void A_true_mail_whose_second_half_was_replaced_quotes_ours()
    {
        string text = Texts[12];
        LeakTexts.Match(Index, text[..(text.Length / 2)] + LeakTexts.Text(600, 120)).Verdict.ShouldNotBe(LeakVerdict.NotOurs);
    }

    [Theory]
    [InlineData("-----Original Message-----")]
    [InlineData("----- Message d'origine -----")]
    [InlineData("________ Переслане повідомлення ________")]
    public void The_lines_that_introduce_a_reply_prove_nothing(string line)
    {
        string furniture = $"\n\n{line}\nFrom: the members of the list of the union of gardeners of the valley\nTo: all the other members of that list\n\n";
        var index = LeakTexts.Index([.. Texts, LeakTexts.Text(74, 150) + furniture + LeakTexts.Text(75, 150)]);
        LeakTexts.Match(index, LeakTexts.Text(76, 150) + furniture + LeakTexts.Text(77, 150)).Verdict.ShouldBe(LeakVerdict.NotOurs);
        string plain = furniture.Replace(line, "So it was that", StringComparison.Ordinal);
        var other = LeakTexts.Index([.. Texts, LeakTexts.Text(74, 150) + plain + LeakTexts.Text(75, 150)]);
        LeakTexts.Match(other, LeakTexts.Text(76, 150) + plain + LeakTexts.Text(77, 150)).Verdict.ShouldBe(LeakVerdict.QuotesOurs);
    }

    [Fact]
    public void A_moved_date_alters_a_mail_whose_text_is_unchanged()
    {
        var builder = new LeakIndexBuilder(LeakTexts.Keys, LeakParameters.Default);
        var headers = new LeakHeaders("a@ours.example", "b@ours.example", "2026-03-13T08:12:00Z", "Budget");
        builder.Add("mail", LeakIndexBuilder.Prepare(new Fingerprinter(LeakTexts.Keys, LeakParameters.Default), Texts[0], headers, LeakTexts.Keys));
        using var stream = new MemoryStream();
        builder.Write(stream, new byte[32]);
        var matcher = new LeakMatcher(LeakTexts.Open(stream.ToArray()), LeakTexts.Keys);
        matcher.Match(Texts[0], headers).Verdict.ShouldBe(LeakVerdict.Identical);
        var moved = matcher.Match(Texts[0], headers with { Date = "2026-03-16T08:12:00Z", Subject = "budget " });
        moved.Verdict.ShouldBe(LeakVerdict.OursAltered);
        moved.Sources[0].HeadersDiffer.ShouldBe(["Date"]);
    }

    [Fact]
    public void A_passage_put_in_is_told_from_one_of_another_document()
    {
        var matcher = new LeakMatcher(Index, LeakTexts.Keys);
        matcher.Origin(LeakTexts.Text(4000, 40)).ShouldBe(-1);
        matcher.Origin(Texts[20].Substring(200, 250)).ShouldBe(20);
        matcher.Origin("too short").ShouldBe(-2);
    }

    [Theory]
    [InlineData("news+2@list.example", "Issue 2", "2026-03-20T08:00:00Z", LeakVerdict.NotOurs)]
    [InlineData("NEWS@list.example", "Issue 2", "2026-03-20T08:00:00Z", LeakVerdict.NotOurs)]
    [InlineData("news@list.example", "Issue 1", "2026-03-20T08:00:00Z", LeakVerdict.QuotesOurs)]
    [InlineData("news@list.example", "Issue 2", "2026-03-13T08:00:00Z", LeakVerdict.QuotesOurs)]
    [InlineData("other@list.example", "Issue 2", "2026-03-20T08:00:00Z", LeakVerdict.QuotesOurs)]
    [InlineData("", "Issue 2", "2026-03-20T08:00:00Z", LeakVerdict.QuotesOurs)]
    public void Passages_that_a_sender_repeats_in_another_mail_are_named_and_no_quotation(string from, string subject, string date, LeakVerdict verdict)
    {
        string standing = LeakTexts.Text(900, 60);
        var index = Mail(LeakTexts.Text(901, 150) + standing + LeakTexts.Text(902, 150), new LeakHeaders("news+1@list.example", "us@ours.example", "2026-03-13T08:00:00Z", "Issue 1"));
        string issue = LeakTexts.Text(903, 150) + standing + LeakTexts.Text(904, 150);

        var match = new LeakMatcher(index, LeakTexts.Keys).Match(issue, new LeakHeaders(from, "us@ours.example", date, subject));

        match.Verdict.ShouldBe(verdict);
        match.RepeatsOf.ShouldBe(verdict == LeakVerdict.NotOurs ? 0 : -1);
    }

    [Fact]
    public void What_is_mostly_ours_is_ours_whoever_sends_it()
    {
        string text = LeakTexts.Text(905, 200);
        var index = Mail(text, new LeakHeaders("news@list.example", "us@ours.example", "2026-03-13T08:00:00Z", "Issue 1"));
        var match = new LeakMatcher(index, LeakTexts.Keys).Match(text[..(text.Length / 5)], new LeakHeaders("news@list.example", "", "2026-03-20T08:00:00Z", "Issue 2"));
        match.Verdict.ShouldBe(LeakVerdict.ExcerptOfOurs);
    }

    private static LeakIndex Mail(string text, LeakHeaders headers)
    {
        var builder = new LeakIndexBuilder(LeakTexts.Keys, LeakParameters.Default);
        builder.Add("issue 1", LeakIndexBuilder.Prepare(new Fingerprinter(LeakTexts.Keys, LeakParameters.Default), text, headers, LeakTexts.Keys));
        using var stream = new MemoryStream();
        builder.Write(stream, new byte[32]);
        return LeakTexts.Open(stream.ToArray());
    }
}
