using Shouldly;
using Tocsin.Server.Casebook;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>What is made once and kept while it fits.</summary>
public sealed class RememberedTests
{
    [Fact]
    public void The_same_key_is_made_once_and_what_was_used_longest_ago_goes_first()
    {
        var remembered = new Remembered<int>(10, v => v);
        var made = new List<string>();
        int Make(string key, int value) => remembered.Get(key, () =>
        {
            made.Add(key);
            return value;
        });
        Make("a", 4).ShouldBe(4);
        Make("b", 4).ShouldBe(4);
        Make("a", 9).ShouldBe(4);
        Make("c", 4).ShouldBe(4);
        Make("a", 4);
        Make("b", 4);
        made.ShouldBe(["a", "b", "c", "b"]);
        Make("large", 100).ShouldBe(100);
        Make("large", 1).ShouldBe(100, "the newest is kept whatever it weighs");
    }

    [Fact]
    public void What_fails_is_tried_again()
    {
        var remembered = new Remembered<int>(10, v => v);
        Should.Throw<InvalidOperationException>(() => remembered.Get("a", () => throw new InvalidOperationException()));
        remembered.Get("a", () => 3).ShouldBe(3);
    }

    [Fact]
    public async Task Two_who_ask_at_once_wait_for_one_making()
    {
        var remembered = new Remembered<int>(10, v => v);
        using var go = new ManualResetEventSlim();
        int made = 0;
        var both = Enumerable.Range(0, 2).Select(_ => Task.Run(() => remembered.Get("a", () =>
        {
            go.Wait();
            return Interlocked.Increment(ref made);
        }))).ToList();
        go.Set();
        (await Task.WhenAll(both)).ShouldBe([1, 1]);
    }
}
