using Tocsin.Simulation.Randomness;
using Tocsin.Simulation.Texts;
using Tocsin.Simulation.World;

namespace Tocsin.Simulation.Rendering;

/// <summary>The hashtags of topics, trends and operations.</summary>
internal sealed class Hashtags
{
    private const int PerTopic = 14;

    private readonly byte[][][] _topics;
    private readonly byte[][] _trends;
    private readonly AliasTable _rank = AliasTable.Zipf(PerTopic, 1, 1);

    public Hashtags(SimulatedWorld world)
    {
        var random = world.Random("hashtags");
        var words = Vocabulary.Compose(Lexicon.Load("en"), 4000, []);
        string Invent() => string.Concat(Enumerable.Range(0, 1 + random.Below(2)).Select(_ => Capital(words[random.Below(words.Count)])));
        var scenario = world.Scenario;
        _topics = new byte[scenario.Topics][][];
        for (int t = 0; t < _topics.Length; t++)
        {
            IEnumerable<string> given = t < PoliticalTopics(scenario) ? scenario.Election.Hashtags : [];
            _topics[t] = [.. given.Concat(Enumerable.Range(0, PerTopic).Select(_ => Invent())).Take(PerTopic).Select(JsonText.Name)];
        }

        _trends = [.. Enumerable.Range(0, scenario.Organic.Debates + scenario.Organic.Trends)
            .Select(t => JsonText.Name(t < scenario.Organic.Debates ? scenario.Election.DebateHashtag : Invent()))];
        OfOperation = [.. scenario.Operations.Select(o => o.Hashtags.Count > 0 ? [.. o.Hashtags] : Enumerable.Range(0, 12).Select(_ => Invent()).ToArray())];
    }

    /// <summary>Hashtags at the disposal of each operation.</summary>
    public string[][] OfOperation { get; }

    /// <summary>How many topics are political: the first quarter.</summary>
    public static int PoliticalTopics(Scenario scenario) => Math.Max(1, scenario.Topics / 4);

    /// <summary>The hashtag of a trend.</summary>
    public ReadOnlySpan<byte> Trend(int trend) => _trends[trend];

    /// <summary>A hashtag of a topic, the usual ones more often.</summary>
    public ReadOnlySpan<byte> OfTopic(int topic, ref SplitMix64 random) => _topics[topic][_rank.Pick(random.Next())];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
