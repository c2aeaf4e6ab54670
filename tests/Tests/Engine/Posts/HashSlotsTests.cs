using Shouldly;
using Tocsin.Engine.Posts;
using Xunit;

namespace Tocsin.Tests.Engine.Posts;

public sealed class HashSlotsTests
{
    [Fact]
    public void A_hash_is_new_once_whatever_its_neighbours_are()
    {
        // Half of them crowd into one corner of the table.
        var random = new Random(9);
        ulong[] hashes = [.. Enumerable.Range(0, 50_000).Select(i => i % 2 == 0 ? (ulong)random.NextInt64() + 1 : (ulong)random.Next(20_000) + 1)];
        var slots = new HashSlots();
        var known = new HashSet<ulong>();
        foreach (ulong hash in hashes)
            slots.Add(hash).ShouldBe(known.Add(hash));
        foreach (ulong hash in known)
            slots.Add(hash).ShouldBeFalse();
        slots.Release();
        slots.Add(hashes[0]).ShouldBeTrue();
    }
}
