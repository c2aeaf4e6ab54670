using CsCheck;
using Tocsin.Engine.Coordination;

namespace Tocsin.Tests.Engine.Coordination;

/// <summary>Traces written by hand or at random.</summary>
internal static class Traces
{
    /// <summary>Raw acts: object, account, time.</summary>
    public static Gen<(int Object, int Account, long Time)[]> Random { get; } =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 13], Gen.Long[0, 40]).Array[0, 160];

    /// <summary>The same without more than three acts of an account on one object, where the first stands for all.</summary>
    public static (int Object, int Account, long Time)[] Few(IEnumerable<(int Object, int Account, long Time)> raw) =>
        [.. raw.GroupBy(r => (r.Object, r.Account)).SelectMany(g => g.Take(3))];

    /// <summary>Builds a trace; a post's number is its place in the list.</summary>
    public static TraceActs Of(IReadOnlyList<(int Object, int Account, long Time)> raw)
    {
        int objects = raw.Count == 0 ? 0 : raw.Max(r => r.Object) + 1, accounts = raw.Count == 0 ? 0 : raw.Max(r => r.Account) + 1;
        return TraceActs.Build(
            raw.Select(r => r.Object).ToArray(),
            raw.Select((r, i) => new Act(r.Account, r.Time, i)).ToArray(),
            [.. Enumerable.Range(100, objects)],
            accounts);
    }

    /// <summary>First time of each account on each object, the plain way.</summary>
    public static Dictionary<(int Object, int Account), long> Firsts(IEnumerable<(int Object, int Account, long Time)> raw) =>
        raw.GroupBy(r => (r.Object, r.Account)).ToDictionary(g => g.Key, g => g.Min(r => r.Time));

    /// <summary>Objects that two accounts acted on within the window, for every pair, the plain way.</summary>
    public static Dictionary<(int A, int B), int> Weights(IEnumerable<(int Object, int Account, long Time)> raw, long window)
    {
        var weights = new Dictionary<(int A, int B), int>();
        foreach (var shared in Firsts(raw).GroupBy(f => f.Key.Object, f => (f.Key.Account, Time: f.Value)))
        {
            var acts = shared.OrderBy(a => a.Account).ToArray();
            for (int i = 0; i < acts.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    if (Math.Abs(acts[i].Time - acts[j].Time) <= window)
                        weights[(acts[j].Account, acts[i].Account)] = weights.GetValueOrDefault((acts[j].Account, acts[i].Account)) + 1;
                }
            }
        }

        return weights;
    }
}
