using System.Numerics;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Hosts by the hash of their bytes, with a number each; a hit is confirmed by comparing bytes.</summary>
/// <remarks>Open addressing, at most half full. Filled once, then read by many threads.</remarks>
internal sealed class HostSet
{
    private readonly ulong[] _hashes;
    private readonly int[] _numbers;
    private readonly byte[][] _hosts;

    /// <summary>Builds the set; of equal hosts the first counts.</summary>
    public HostSet(IReadOnlyList<(byte[] Host, int Number)> hosts)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, (hosts.Count * 2) + 1));
        _hashes = new ulong[size];
        _numbers = new int[size];
        _hosts = new byte[size][];
        foreach (var (host, number) in hosts)
        {
            int slot = Slot(LabelHash.Of(host), host);
            if (_hosts[slot] is not null)
                continue;
            (_hashes[slot], _numbers[slot], _hosts[slot]) = (LabelHash.Of(host), number, host);
        }
    }

    /// <summary>Finds a host by its hash and its bytes.</summary>
    public bool TryGet(ulong hash, ReadOnlySpan<byte> host, out int number)
    {
        int slot = Slot(hash, host);
        number = _numbers[slot];
        return _hosts[slot] is not null;
    }

    private int Slot(ulong hash, ReadOnlySpan<byte> host)
    {
        int mask = _hashes.Length - 1;
        int slot = (int)hash & mask;
        while (_hosts[slot] is { } known && !(_hashes[slot] == hash && host.SequenceEqual(known)))
            slot = (slot + 1) & mask;
        return slot;
    }
}
