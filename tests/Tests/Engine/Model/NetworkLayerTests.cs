using Shouldly;
using Tocsin.Engine.Model.Findings;
using Xunit;

namespace Tocsin.Tests.Engine.Model;

public sealed class NetworkLayerTests
{
    private static Edge Edge(string a, string b, string trace, double window = 60) => new()
    {
        A = a,
        B = b,
        Trace = trace,
        WindowSeconds = window,
        Weight = 3,
        Expected = 0,
        LogP = -9,
        QValue = 0.001,
    };

    [Fact]
    public void Shares_are_of_pairs_and_an_account_of_one_layer_is_bound_by_that_alone()
    {
        // Links tie a–b, b–c and (in two windows) a–c; texts tie c–d.
        var layers = NetworkLayer.Of([Edge("a", "b", "link"), Edge("b", "c", "link"), Edge("a", "c", "link"), Edge("a", "c", "link", 600), Edge("c", "d", "text")]);
        layers.ShouldBe([new NetworkLayer("link", 3, 0.75, 3, 2), new NetworkLayer("text", 1, 0.25, 2, 1)]);
    }

    [Fact]
    public void No_edges_have_no_layers() => NetworkLayer.Of([]).ShouldBeEmpty();
}
