using System.Text;
using Tocsin.Simulation.Randomness;
using Tocsin.Simulation.Texts;

namespace Tocsin.Simulation.World;

/// <summary>News sites and blogs: a domain, a language, a main topic, readers by Zipf's law.</summary>
internal sealed class Outlets
{
    private static readonly string[] Endings = ["post", "news", "daily", "info", "blog", "online", "times", "tv", "journal", "observer"];

    private readonly AliasTable _popularity;
    private readonly AliasTable[] _byLanguage;
    private readonly int[][] _members;

    public Outlets(Scenario scenario, IReadOnlyList<string> operationDomains, ulong seed)
    {
        var random = new RandomStream(seed, "outlets");
        Count = Math.Max(scenario.Domains, scenario.Election.Outlets.Count);
        var names = Vocabulary.Compose(Lexicon.Load("en"), Count, []);
        Domain = new byte[Count + operationDomains.Count][];
        Language = new byte[Count];
        Topic = new ushort[Count];
        Bot = new int[Count];
        Array.Fill(Bot, -1);
        var languages = new AliasTable([.. scenario.Languages.Select(l => l.Value)]);
        var topics = AliasTable.Zipf(scenario.Topics, 0.7, 2);
        for (int o = 0; o < Count; o++)
        {
            string domain = o < scenario.Election.Outlets.Count
                ? scenario.Election.Outlets[o]
                : $"{names[o]}-{Endings[random.Below(Endings.Length)]}.example";
            Domain[o] = Encoding.ASCII.GetBytes(domain);
            Language[o] = (byte)(o < scenario.Languages.Count ? o : languages.Pick(random));
            Topic[o] = (ushort)topics.Pick(random);
        }

        for (int d = 0; d < operationDomains.Count; d++)
            Domain[Count + d] = Encoding.ASCII.GetBytes(operationDomains[d]);
        _popularity = AliasTable.Zipf(Count, 0.9, 4);
        _members = [.. Enumerable.Range(0, scenario.Languages.Count).Select(l => Enumerable.Range(0, Count).Where(o => Language[o] == l).ToArray())];
        _byLanguage = [.. _members.Select(m => m.Length == 0 ? _popularity : new AliasTable(Array.ConvertAll(m, o => PortableMath.Pow(o + 4, -0.9))))];
    }

    /// <summary>Outlets; the domains of operations lie after them in <see cref="Domain"/>.</summary>
    public int Count { get; }

    public byte[][] Domain { get; }

    public byte[] Language { get; }

    public ushort[] Topic { get; }

    /// <summary>The outlet's automatic account, or -1.</summary>
    public int[] Bot { get; }

    /// <summary>An outlet by readership.</summary>
    public int Pick(RandomStream random) => _popularity.Pick(random);

    /// <summary>An outlet of a language by readership.</summary>
    public int OfLanguage(RandomStream random, int language)
    {
        int picked = _byLanguage[language].Pick(random);
        return _members[language].Length == 0 ? picked : _members[language][picked];
    }

    /// <summary>Gives outlets their automatic accounts and returns how many.</summary>
    public int AssignBots(int firstAccount, double share, RandomStream random)
    {
        int bots = 0;
        for (int o = 0; o < Count; o++)
        {
            if (random.Chance(share))
                Bot[o] = firstAccount + bots++;
        }

        return bots;
    }
}
