using System.Globalization;

namespace Tocsin.Cli.Simulating.Story;

/// <summary>Writes the papers of the made-up campaign from a seed.</summary>
internal sealed class StoryPapers(int seed)
{
    /// <summary>Domain of the campaign in the profile valdoria-2027.</summary>
    public const string Domain = "halvorsen2027.example";

    private const int LeastSentences = 7;
    private const int MostSentences = 13;
    private readonly Random _random = new(seed);

    /// <summary>Makes some, evenly from one moment to another.</summary>
    public IReadOnlyList<StoryPaper> Make(int count, DateTimeOffset from, DateTimeOffset to, string prefix = "") =>
        [.. Enumerable.Range(0, count).Select(i => One(i, from + ((to - from) * (i / (double)count)), prefix))];

    /// <summary>A mail as servers of the campaign keep it.</summary>
    public static string Mail(StoryPaper paper)
    {
        var (from, to) = (StoryWords.Staff[paper.From], StoryWords.Staff[paper.To]);
        string date = Rfc5322(paper.Time);
        return $"Return-Path: <{from.Mailbox}@{Domain}>\nReceived: from mx.{Domain} (mx.{Domain} [192.0.2.25]) by store.{Domain}; {date}\n"
            + $"From: {from.Name} <{from.Mailbox}@{Domain}>\nTo: {to.Name} <{to.Mailbox}@{Domain}>\nDate: {date}\nSubject: {paper.Subject}\n"
            + $"Message-ID: <{paper.File}.{paper.Time.ToUnixTimeSeconds()}@{Domain}>\nContent-Type: text/plain; charset=utf-8\n\n"
            + $"{to.Name.Split(' ')[0]},\n\n{paper.Body}\n\n{from.Name.Split(' ')[0]}\n\n-- \n{from.Name}, {from.Office}\nMira Halvorsen for Valdoria\n";
    }

    /// <summary>A time as mail writes it (RFC 5322, 3.3).</summary>
    public static string Rfc5322(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(2)).ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0200";

    private StoryPaper One(int number, DateTimeOffset time, string prefix)
    {
        int from = _random.Next(StoryWords.Staff.Length), to = (from + 1 + _random.Next(StoryWords.Staff.Length - 1)) % StoryWords.Staff.Length;
        var sentences = Enumerable.Range(0, _random.Next(LeastSentences, MostSentences)).Select(_ => Capital(Fill(StoryWords.Sentences[_random.Next(StoryWords.Sentences.Length)]))).ToList();
        string body = string.Join('\n', sentences.Chunk(3).Select(c => string.Join(' ', c) + "\n")).TrimEnd();
        var sent = time.Date.AddHours(6 + _random.Next(11)).AddMinutes(_random.Next(60)).AddSeconds(_random.Next(60));
        return new StoryPaper($"{prefix}{number + 1:000}", from, to, new DateTimeOffset(DateTime.SpecifyKind(sent, DateTimeKind.Utc)), Capital(Fill(StoryWords.Subjects[_random.Next(StoryWords.Subjects.Length)])), body);
    }

    private string Fill(string pattern) => string.Format(
        CultureInfo.InvariantCulture, pattern, Of(StoryWords.Places), Of(StoryWords.Matters), Of(StoryWords.People), (_random.Next(12, 980) * 10) + 4, Of(StoryWords.Days), _random.Next(12, 480));

    private string Of(string[] choices) => choices[_random.Next(choices.Length)];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
