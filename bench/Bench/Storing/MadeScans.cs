using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Storage;

namespace Tocsin.Bench.Storing;

/// <summary>Scans, findings and posts made up for measuring the store.</summary>
internal static class MadeScans
{
    private static readonly string[] Vocabulary = [.. Enumerable.Range(0, 30_000).Select(i => Word(new Random(i)))];

    public static Election Election { get; } = new() { Id = "bench", Name = "Bench", Jurisdiction = "XV", TimeZone = "UTC" };

    private static readonly DateTimeOffset Start = new(2027, 4, 1, 0, 0, 0, TimeSpan.Zero);

    public static ScanToKeep Scan(string hash, int posts, IReadOnlyList<FindingCase> cases, int seed = 1) => new()
    {
        Election = Election,
        Profile = "made up",
        Actor = "bench",
        Version = "bench",
        Captures = [new Capture(hash, "made up", 0, hash, posts)],
        Posts = Enumerable.Range(0, posts).Select(i => (0, Post(seed, i))),
        Cases = cases,
    };

    /// <summary>Opens a collection where none is open.</summary>
    public static void Open(CaseStore store)
    {
        if (store.Collections(Election.Id).Count == 0)
            store.OpenCollection(Election.Id, "to measure", 7, 183, "bench");
    }

    public static StoredPost Post(int seed, int i)
    {
        var random = new Random(unchecked((seed * 7919) + i));
        return new StoredPost(0, 0, i + 1, Start.AddSeconds(i), $"account{random.Next(100_000)}", "x", $"{i}", "fr", Text(random));
    }

    /// <summary>A word of the posts: low numbers are common, high ones rare.</summary>
    public static string Word(int rank) => Vocabulary[rank];

    /// <summary>Findings of which some share accounts with others: about three to an incident.</summary>
    public static FindingCase Case(int number, int seed = 1)
    {
        var random = new Random(unchecked((seed * 104_729) + number));
        int family = random.Next(1 + (number / 3));
        string[] accounts = [.. Enumerable.Range(random.Next(0, 3), 6).Select(a => $"f{family}a{a}")];
        string[] links = [.. Enumerable.Range(0, 3).Select(l => $"https://site{family % 50_000}.example/{random.Next(8)}")];
        IncidentPost[] posts = [.. accounts.Select((a, i) => new IncidentPost(a, Start.AddSeconds(number + i), "words of a post that was copied", [links[i % 3]], [], "x", "fr", ((long)number << 8) + i, 0, (number * 8) + i + 1, $"{number}-{i}"))];
        return new FindingCase(
            new Finding
            {
                Id = $"finding--{seed:x4}{number:x8}",
                Detector = "co-sharing",
                Traces = ["link"],
                Sentence = "6 accounts shared the same 3 links within 60 seconds of one another",
                Confidence = Confidence.High,
                FirstAct = posts[0].Time,
                LastAct = posts[^1].Time,
                Window = TimeSpan.FromSeconds(60),
                Accounts = [.. accounts.Select(a => new Participant { Account = a, Role = "core", Partners = 5, Posts = 1, Firsts = 0, FirstAct = posts[0].Time, LastAct = posts[^1].Time })],
                Objects = [.. links.Select(l => new SharedObject { Kind = "link", Value = l, Accounts = 6, Posts = 2, AccountsInData = 6, FirstAct = posts[0].Time, Span = TimeSpan.FromSeconds(20) })],
                ObjectTotal = links.Length,
                PostTotal = posts.Length,
                Effect = new Effect("coincidences", 40, 1),
                Significance = new Significance("test", -20, 1e-9, 1000),
                Evidence = [],
                Edges = [],
                InnocentExplanations = [],
                Settings = [],
            },
            posts);
    }

    private static string Text(Random random) => string.Join(' ', Enumerable.Range(0, 14).Select(_ =>
    {
        double roll = random.NextDouble();
        return Vocabulary[(int)(roll * roll * roll * Vocabulary.Length)];
    }));

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => $"{"bcdfglmnprstv"[random.Next(13)]}{"aeiou"[random.Next(5)]}"));
}
