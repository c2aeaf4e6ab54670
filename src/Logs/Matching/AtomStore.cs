using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using Tocsin.Engine.Domains;
using Tocsin.Logs.Indicators;

namespace Tocsin.Logs.Matching;

/// <summary>Every different atom once: its kind, its bytes in one arena, its key.</summary>
internal sealed class AtomStore
{
    private readonly Dictionary<Atom, int> _ids = [];
    private readonly List<byte> _arena = [];
    private readonly List<int> _starts = [0];
    private readonly List<AtomKind> _kinds = [];
    private readonly List<ulong> _keys = [];

    /// <summary>Number of atoms.</summary>
    public int Count => _kinds.Count;

    /// <summary>Keys by number.</summary>
    public IReadOnlyList<ulong> AtomKeys => _keys;

    /// <summary>The number of an atom, new or known.</summary>
    public int Add(Atom atom)
    {
        ref int id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, atom, out bool known);
        if (!known)
        {
            id = Count;
            Append(atom);
        }

        return id;
    }

    /// <summary>The bytes of all, with a start for each and one behind the last.</summary>
    public (byte[] Arena, int[] Starts, AtomKind[] Kinds) Seal() => ([.. _arena], [.. _starts], [.. _kinds]);

    private void Append(Atom atom)
    {
        int start = _arena.Count;
        switch (atom.Kind)
        {
            case AtomKind.Hash:
                _arena.AddRange(Convert.FromHexString(atom.Text));
                break;
            case AtomKind.Address:
                AppendNetwork(atom.Text);
                break;
            default:
                _arena.AddRange(Encoding.UTF8.GetBytes(atom.Text));
                break;
        }

        _kinds.Add(atom.Kind);
        _starts.Add(_arena.Count);
        _keys.Add(KeyOf(atom.Kind, CollectionsMarshal.AsSpan(_arena)[start..]));
    }

    // The prefix length, then the address.
    private void AppendNetwork(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        var bytes = IPAddress.Parse(slash < 0 ? text : text[..slash]).GetAddressBytes();
        _arena.Add(slash < 0 ? (byte)(bytes.Length * 8) : byte.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture));
        _arena.AddRange(bytes);
    }

    private static ulong KeyOf(AtomKind kind, ReadOnlySpan<byte> bytes) => kind switch
    {
        AtomKind.Domain or AtomKind.Host => Keys.Host(bytes),
        AtomKind.Hash => Keys.Hash(bytes),
        AtomKind.Address when bytes.Length == 5 => Keys.Network(BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]), bytes[0]),
        AtomKind.Address => Keys.Network(bytes[1..], bytes[0]),
        _ => Keys.Text(bytes),
    };

    /// <summary>The key of the host of a canonical link.</summary>
    public static ulong LinkHost(ReadOnlySpan<byte> link) => Keys.Host(CanonicalHost.Of(link));
}
