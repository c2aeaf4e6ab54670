using Tocsin.Engine.Coordination;

namespace Tocsin.Tests.Engine.Coordination;

/// <summary>
/// A crowd that shares ordinary objects at ordinary times, with a group placed in it by hand. Members come first: accounts 0
/// to <see cref="Members"/> − 1.
/// </summary>
internal sealed class Scene
{
    public const int Members = 8;
    public const int Crowd = 200;
    public const long Window = 60_000;
    public const long Span = 10L * 86_400_000;

    private readonly Random _random = new(17);
    private readonly List<(int Object, int Account, long Time)> _acts = [];
    private int _objects;

    public Scene()
    {
        for (int o = 0; o < 300; o++)
        {
            long start = _random.NextInt64(Span);
            Share(Enumerable.Range(0, 12).Select(_ => (Members + _random.Next(Crowd), start + _random.NextInt64(6 * 3_600_000))));
        }
    }

    /// <summary>A moment that nothing else happens at in particular.</summary>
    public long Moment() => _random.NextInt64(Span);

    public long Jitter(long most) => _random.NextInt64(most);

    public IEnumerable<int> Outsiders(int count) => Enumerable.Range(0, count).Select(_ => Members + _random.Next(Crowd));

    /// <summary>Adds one object and who shared it when.</summary>
    public void Share(IEnumerable<(int Account, long Time)> acts)
    {
        _acts.AddRange(acts.Select(a => (_objects, a.Account, a.Time)));
        _objects++;
    }

    public TraceActs Acts() => Traces.Of(_acts);

    /// <summary>The members form one community; everybody else has none.</summary>
    public SynchronyTest Test()
    {
        var acts = Acts();
        var community = new int[acts.Degree.Length];
        Array.Fill(community, -1);
        Array.Clear(community, 0, Members);
        var rhythm = Enumerable.Range(0, acts.Objects).Select(o => Rhythm.Of(acts.Of(o), Window)).ToArray();
        return new SynchronyTest(acts, Window, community, rhythm, new bool[acts.Objects], new CoordinationOptions().PriorWeight, Span);
    }

    /// <summary>ln p of two members, with their true weight.</summary>
    public double Pair(int a, int b, out double expected, out int common)
    {
        int weight = Traces.Weights(_acts, Window).GetValueOrDefault((a, b));
        return Test().LogP(new PairWeight(a, b, weight), out expected, out common);
    }
}
