using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Posts;
using Xunit;

namespace Tocsin.Tests.Engine.Posts;

public sealed class Utf8PoolTests
{
    [Fact]
    public void Agrees_with_a_dictionary_while_it_grows() =>
        Gen.Int[0, 3000].Select(n => Encoding.UTF8.GetBytes(new string('x', n % 7) + n)).Array[0, 6000].Sample(values =>
        {
            var pool = new Utf8Pool();
            var model = new Dictionary<string, int>();
            foreach (byte[] value in values)
            {
                string key = Encoding.UTF8.GetString(value);
                if (!model.TryGetValue(key, out int id))
                    model[key] = id = model.Count;
                pool.Intern(value, Utf8Pool.Hash(value)).ShouldBe(id);
            }

            pool.Count.ShouldBe(model.Count);
            foreach (var (key, id) in model)
                Encoding.UTF8.GetString(pool.Get(id)).ShouldBe(key);
        }, iter: 20);

    [Fact]
    public void Holds_empty_values_and_values_larger_than_a_block_side_by_side()
    {
        var pool = new Utf8Pool();
        byte[][] values = [[], new byte[1 << 20], [1], new byte[(1 << 20) + 1], [2], new byte[3_000_000], [3], [.. Enumerable.Repeat((byte)9, 1 << 20)]];
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < values.Length; i++)
                pool.Intern(values[i], Utf8Pool.Hash(values[i])).ShouldBe(i);
        }

        for (int i = 0; i < values.Length; i++)
            pool.Get(i).SequenceEqual(values[i]).ShouldBeTrue();
    }

    [Fact]
    public void Equal_hashes_do_not_merge_different_values()
    {
        var pool = new Utf8Pool();
        for (int i = 0; i < 500; i++)
            pool.Intern(BitConverter.GetBytes(i), 0x1234567890ABCDEF).ShouldBe(i);
        for (int i = 0; i < 500; i++)
            pool.Intern(BitConverter.GetBytes(i), 0x1234567890ABCDEF).ShouldBe(i);
        pool.Count.ShouldBe(500);
    }

    [Fact]
    public void Labels_beyond_the_limit_share_the_empty_label_and_those_before_it_keep_theirs()
    {
        var labels = new LabelPool();
        labels.Intern([]).ShouldBe((ushort)0);
        ushort english = labels.Intern("en"u8);
        for (int i = 0; i < 70_000; i++)
            labels.Intern(BitConverter.GetBytes(i));
        labels.Count.ShouldBeLessThanOrEqualTo(ushort.MaxValue);
        labels.Intern("fr"u8).ShouldBe((ushort)0);
        labels.Intern("en"u8).ShouldBe(english);
        labels.Get(labels.Intern("en"u8)).ShouldBe("en");
        labels.Get(labels.Intern("de"u8)).ShouldBe("");
    }
}
