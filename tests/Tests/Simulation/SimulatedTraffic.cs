using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Shouldly;
using Tocsin.Simulation;
using Xunit;

namespace Tocsin.Tests.Simulation;

/// <summary>Traffic made once and read back, for many tests to look at.</summary>
internal sealed class SimulatedTraffic
{
    private static readonly ConcurrentDictionary<(string, int), Lazy<SimulatedTraffic>> Made = new();

    private SimulatedTraffic(Scenario scenario, ulong seed)
    {
        Scenario = scenario;
        (Bytes, Truth) = Write(scenario, seed);
        using var reader = new StreamReader(new MemoryStream(Bytes));
        while (reader.ReadLine() is { } line)
            Posts.Add(SimulatedPost.Parse(line));
        foreach (string row in Truth.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var cells = row.Split(',');
            Labels.Add(cells[0], (cells[1], cells[2], cells[3]));
        }
    }

    public Scenario Scenario { get; }

    public byte[] Bytes { get; }

    public string Truth { get; }

    public List<SimulatedPost> Posts { get; } = [];

    public Dictionary<string, (string Operation, string Role, string Kind)> Labels { get; } = [];

    public IEnumerable<SimulatedPost> PostsOf(string operation) => Posts.Where(p => Labels[p.Account].Operation == operation);

    public static SimulatedTraffic BuiltIn(string name, int posts) =>
        Made.GetOrAdd((name, posts), key => new(() => new(Scenario.BuiltIn(key.Item1).WithPosts(key.Item2), 7))).Value;

    public static SimulatedTraffic Of(string yaml) => new(Scenario.Parse(yaml), 7);

    public static (byte[] Posts, string Truth) Write(Scenario scenario, ulong seed)
    {
        using var posts = new MemoryStream();
        using var truth = new StringWriter(CultureInfo.InvariantCulture);
        new TrafficSimulator(scenario, seed).Write(posts, truth, TestContext.Current.CancellationToken);
        return (posts.ToArray(), truth.ToString());
    }
}

/// <summary>A simulated post as a reader sees it.</summary>
internal sealed record SimulatedPost(
    string Id, string Account, string Handle, string Created, DateTimeOffset Time, string Text, string[] Urls, string[] Hashtags, string[] Mentions,
    string? ReshareOf, string? ReplyTo, string Language)
{
    public bool IsReshare => ReshareOf is not null;

    /// <summary>Links without the parameters and hosts that sharing adds.</summary>
    public string[] Pages { get; } = [.. Urls.Select(u => u.Split('?')[0].Replace("//m.", "//", StringComparison.Ordinal))];

    public static SimulatedPost Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        string Text(string name) => root.GetProperty(name).GetString()!;
        string[] List(string name) => [.. root.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
        string? Optional(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
        var post = new SimulatedPost(
            Text("id"), Text("account"), Text("handle"), Text("account_created"), root.GetProperty("time").GetDateTimeOffset(), Text("text"),
            List("urls"), List("hashtags"), List("mentions"), Optional("reshare_of"), Optional("reply_to"), Text("lang"));
        root.GetProperty("is_reshare").GetBoolean().ShouldBe(post.IsReshare);
        return post;
    }
}
