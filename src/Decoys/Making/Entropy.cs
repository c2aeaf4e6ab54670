using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tocsin.Decoys.Making;

/// <summary>Random choices from a seed: SHA-256 over the seed and a counter. With a secret seed nobody can foretell a decoy.</summary>
/// <param name="seed">At least 16 bytes; from the system's generator unless a test gives it.</param>
public sealed class Entropy(byte[] seed)
{
    private readonly byte[] _input = [.. seed, .. new byte[8]];
    private readonly byte[] _block = new byte[SHA256.HashSizeInBytes];
    private int _used = SHA256.HashSizeInBytes;
    private ulong _counter;

    /// <summary>A number from 0 to below a bound, each as likely.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);

        // 64 bits over at most 31: the bias is under 2^-33.
        return (int)(Next() % (ulong)bound);
    }

    /// <summary>A number from one to another, both possible.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items[Below(items.Count)];
    }

    /// <summary>So many characters of an alphabet.</summary>
    public string Letters(int count, string alphabet) => string.Create(count, (this, alphabet), static (span, state) =>
    {
        foreach (ref char c in span)
            c = state.alphabet[state.Item1.Below(state.alphabet.Length)];
    });

    /// <summary>So many bytes.</summary>
    public byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        foreach (ref byte b in bytes.AsSpan())
            b = (byte)Below(256);
        return bytes;
    }

    private ulong Next()
    {
        if (_used + sizeof(ulong) > _block.Length)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(_input.AsSpan(_input.Length - sizeof(ulong)), _counter++);
            SHA256.HashData(_input, _block);
            _used = 0;
        }

        ulong value = BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan(_used));
        _used += sizeof(ulong);
        return value;
    }
}
