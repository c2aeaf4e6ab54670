using CsCheck;
using Shouldly;
using Tocsin.Cli.Summary;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class SparklineTests
{
    [Fact]
    public void Shows_anything_above_nothing() => Sparkline.Draw([0, 1, 1000], blocks: true).ShouldBe(" ▁█");

    [Fact]
    public void Has_an_ASCII_twin() => Sparkline.Draw([0, 1, 500, 1000], blocks: false).ShouldBe(" .=#");

    [Fact]
    public void Draws_nothing_for_nothing() => Sparkline.Draw([], blocks: true).ShouldBeEmpty();

    [Fact]
    public void Fits_the_width_and_loses_no_post() =>
        Gen.Select(Gen.Int[0, 1000].Array[1, 400], Gen.Int[10, 120]).Sample((bins, width) =>
        {
            var columns = Sparkline.Columns(bins, width);
            columns.Length.ShouldBeLessThanOrEqualTo(width);
            (columns.Sum() / Sparkline.ColumnsPerBin(bins.Length, width)).ShouldBe(bins.Sum());
        });
}
