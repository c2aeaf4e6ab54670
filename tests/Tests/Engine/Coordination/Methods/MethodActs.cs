using Tocsin.Engine.Coordination;
using Tocsin.Engine.Coordination.Methods;

namespace Tocsin.Tests.Engine.Coordination.Methods;

/// <summary>Acts for methods written by hand; times in milliseconds.</summary>
internal static class MethodActs
{
    public static RawActs Of(IReadOnlyList<(int Object, int Account, long Time)> raw)
    {
        int objects = raw.Count == 0 ? 0 : raw.Max(r => r.Object) + 1, accounts = raw.Count == 0 ? 0 : raw.Max(r => r.Account) + 1;
        return RawActs.Build(
            raw.Select(r => r.Object).ToArray(),
            raw.Select((r, i) => new Act(r.Account, r.Time, i)).ToArray(),
            [.. Enumerable.Range(100, objects)],
            accounts);
    }

    /// <summary>A method of one layer that keeps everything.</summary>
    public static CoordinationMethod Method(params MethodLayer[] layers) => new()
    {
        Name = "test",
        Title = "test",
        Citation = "none",
        Origin = "none",
        Layers = layers,
    };

    /// <summary>The edges of a layer: pair, weight and similarity, before any filter but the layer's.</summary>
    public static List<(int A, int B, int Weight, double Similarity)> Edges(MethodLayer layer, params (int Object, int Account, long Time)[] raw) =>
        [.. Run(Method(layer), raw).Groups.SelectMany(g => g.Edges).OrderBy(e => e.A).ThenBy(e => e.B).Select(e => (e.A, e.B, e.Weight, e.Similarity))];

    public static MethodResult Run(CoordinationMethod method, params (int Object, int Account, long Time)[][] raw)
    {
        var layers = raw.Select(Of).ToList();
        long span = Math.Max(1, raw.SelectMany(r => r).Select(r => r.Time).DefaultIfEmpty(0).Max());
        return MethodExecutor.Run(method, layers, span, Comparer<int>.Default, CancellationToken.None);
    }
}
