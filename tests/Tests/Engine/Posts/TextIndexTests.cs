using Shouldly;
using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;
using Xunit;

namespace Tocsin.Tests.Engine.Posts;

public sealed class TextIndexTests
{
    [Fact]
    public void Texts_keep_their_bands_and_the_post_they_were_first_seen_in()
    {
        var index = new TextIndex();
        var bands = new uint[MinHash.Words];
        for (int i = 0; i < 20_000; i++)
        {
            Array.Fill(bands, (uint)i);

            // The low bits are all the same, so that the table has to probe.
            index.Intern(((ulong)i << 20) | 7, bands, 3 * i).ShouldBe(i);
        }

        Array.Fill(bands, 77u);
        for (int i = 0; i < 20_000; i += 13)
            index.Intern(((ulong)i << 20) | 7, bands, 0).ShouldBe(i);
        index.Count.ShouldBe(20_000);
        for (int i = 0; i < 20_000; i += 7)
        {
            index.FirstPost(i).ShouldBe(3 * i);
            index.Sketch(i).ToArray().ShouldAllBe(b => b == i);
        }
    }
}
