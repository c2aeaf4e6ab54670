using CsCheck;
using Shouldly;
using Tocsin.Engine.Neighbours;
using Xunit;

namespace Tocsin.Tests.Engine.Neighbours;

public sealed class NeighbourIndexTests
{
    // Rounding to a byte moves a similarity by this much at most.
    private const float Rounding = 0.01f;

    [Theory]
    [InlineData(3000, 32, 1)]
    [InlineData(3000, 32, 60)]
    [InlineData(3000, 384, 60)]
    [InlineData(2000, 8, 3)]
    [InlineData(2000, 2, 1)]
    [InlineData(500, 1, 1)]
    [InlineData(300, 1024, 1)]
    [InlineData(9, 16, 1)]
    public void Finds_nearly_all_of_the_ten_nearest(int count, int dimensions, int clusters)
    {
        var data = Vectors.Clustered(count, dimensions, clusters, seed: 1);
        var searcher = Vectors.Index(Vectors.Quantised(data)).CreateSearcher();
        int wanted = 0, found = 0;
        for (int q = 0; q < count; q += 7)
        {
            var truth = data.Select(v => Vectors.Cosine(v, data[q])).OrderDescending().Take(10).ToArray();
            var answer = searcher.Search(data[q], 10, 96);
            answer.Count.ShouldBe(truth.Length);
            answer.ShouldAllBe(n => Math.Abs(n.Similarity - Vectors.Cosine(data[n.Item], data[q])) < Rounding);
            wanted += truth.Length;
            found += answer.Count(n => Vectors.Cosine(data[n.Item], data[q]) >= truth[^1] - Rounding);
        }

        ((double)found / wanted).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void Finds_nearly_all_within_a_similarity()
    {
        var data = Vectors.Clustered(4000, 64, 40, seed: 2);
        var searcher = Vectors.Index(Vectors.Quantised(data)).CreateSearcher();
        int wanted = 0, found = 0;
        for (int q = 0; q < data.Length; q += 13)
        {
            var answer = searcher.Within(q, 0.8f, 32);
            answer.ShouldAllBe(n => n.Similarity >= 0.8f);
            answer.ShouldContain(n => n.Item == q);
            var truth = Enumerable.Range(0, data.Length).Where(i => Vectors.Cosine(data[i], data[q]) >= 0.8 + Rounding).ToHashSet();
            wanted += truth.Count;
            found += answer.Count(n => truth.Contains(n.Item));
        }

        wanted.ShouldBeGreaterThan(1000);
        ((double)found / wanted).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void Answers_do_not_depend_on_the_order_of_the_vectors() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[1, 40], Gen.Int[0, 1000]).Sample(
            (count, dimensions, seed) =>
            {
                var data = Vectors.Clustered(count, dimensions, 5, seed);
                int[] order = Vectors.Shuffled(count, seed);
                var straight = Vectors.Index(Vectors.Quantised(data));
                var mixed = Vectors.Index(Vectors.Quantised([.. order.Select(i => data[i])]));
                var (a, b) = (straight.CreateSearcher(), mixed.CreateSearcher());
                for (int q = 0; q < count; q += 11)
                    b.Search(data[q], 10, 24).Select(n => Vectors.Name(mixed, n)).ShouldBe(a.Search(data[q], 10, 24).Select(n => Vectors.Name(straight, n)));
            },
            iter: 20);

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(5, true)]
    [InlineData(1, false)]
    public void The_graph_does_not_depend_on_threads_or_instructions(int threads, bool vectorised)
    {
        var vectors = Vectors.Quantised(Vectors.Clustered(3000, 48, 30, seed: 3));
        var one = Vectors.Index(vectors);
        var other = Vectors.Index(vectors, new NeighbourOptions { Threads = threads, Vectorised = vectorised });
        other.Entry.ShouldBe(one.Entry);
        for (int n = 0; n < one.Distinct; n++)
            other.Links(n, 0).SequenceEqual(one.Links(n, 0)).ShouldBeTrue();
    }

    [Fact]
    public void Copies_of_one_vector_do_not_crowd_out_the_others()
    {
        var rare = Vectors.Clustered(200, 24, 1, seed: 4);
        var data = Enumerable.Repeat(rare[0], 5000).Concat(rare).ToArray();
        var index = Vectors.Index(Vectors.Quantised(data));
        index.Distinct.ShouldBe(200);
        var searcher = index.CreateSearcher();
        for (int q = 1; q < rare.Length; q++)
            searcher.Search(rare[q], 1, 32)[0].Item.ShouldBe(5000 + q);
        searcher.Within(rare[0], 0.999f, 16).Count.ShouldBe(5001);
        searcher.Within(rare[0], 0.999f, 16, 100).Count.ShouldBe(100);
        searcher.Search(rare[0], 10, 16).Select(n => n.Item).ShouldBe(Enumerable.Range(0, 10));
    }

    [Fact]
    public void Nothing_resembles_a_vector_without_direction()
    {
        float[][] data = [new float[8], [1, 0, 0, 0, 0, 0, 0, 0], [float.NaN, 0, 0, 0, 0, 0, 0, 0], [float.PositiveInfinity, 0, 0, 0, 0, 0, 0, 0], [1e-42f, 0, 0, 0, 0, 0, 0, 0]];
        var vectors = Vectors.Quantised(data);
        var searcher = Vectors.Index(vectors).CreateSearcher();
        vectors.IsZero(0).ShouldBeTrue();
        vectors.IsZero(2).ShouldBeTrue();
        vectors.IsZero(3).ShouldBeTrue();
        searcher.Search(0, 5, 10).ShouldBeEmpty();
        searcher.Search(data[0], 5, 10).ShouldBeEmpty();
        searcher.Search(1, 5, 10).Select(n => n.Item).ShouldBe([1]);
    }

    [Fact]
    public void An_empty_index_answers_nothing()
    {
        var searcher = Vectors.Index(new QuantisedVectors(3)).CreateSearcher();
        searcher.Search([1f, 0, 0], 5, 10).ShouldBeEmpty();
        searcher.Within([1f, 0, 0], 0, 10).ShouldBeEmpty();
    }

    [Fact]
    public void A_vector_of_another_length_is_refused()
    {
        var vectors = new QuantisedVectors(3);
        Should.Throw<ArgumentException>(() => vectors.Add([1f, 2]));
        Should.Throw<ArgumentException>(() => Vectors.Index(vectors).CreateSearcher().Search([1f], 1, 1));
    }

    [Fact]
    public void A_similarity_to_itself_is_one_and_rounding_stays_small() =>
        Gen.Select(Gen.Int[1, 1024], Gen.Int[0, 1_000_000]).Sample(
            (dimensions, seed) =>
            {
                var data = Vectors.Clustered(2, dimensions, 1, seed);
                var vectors = Vectors.Quantised(data);
                vectors.Similarity(0, 0).ShouldBe(1, 1e-5);
                vectors.Similarity(0, 1).ShouldBe((float)Vectors.Cosine(data[0], data[1]), Rounding);
            },
            iter: 300);

    [Fact]
    public void Every_way_to_multiply_gives_the_same() =>
        Gen.Select(Gen.Int[-127, 127].Array[0, 300], Gen.Int[-127, 127].Array[300]).Sample((x, y) =>
        {
            sbyte[] a = [.. x.Select(v => (sbyte)v)], b = [.. y.Take(a.Length).Select(v => (sbyte)v)];
            int expected = x.Zip(y, (p, q) => p * q).Sum();
            Int8Dot.Scalar(a, b).ShouldBe(expected);
            Int8Dot.Portable(a, b).ShouldBe(expected);
            Int8Dot.Of(a, b, vectorised: true).ShouldBe(expected);
        });
}
