using System.Net;

namespace Tocsin.Logs.Indicators;

/// <summary>What is known to be harmless or shared by many: MISP warning lists, own domains, own addresses, exits of a VPN.</summary>
/// <remarks>Entries are domains (with all below them), addresses and networks; others are counted and left out.</remarks>
public sealed class AllowList
{
    private readonly HashSet<string> _domains = new(StringComparer.Ordinal);
    private readonly HashSet<string> _networks = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _lengths4 = [];
    private readonly SortedSet<int> _lengths6 = [];

    /// <summary>Entries taken.</summary>
    public int Count => _domains.Count + _networks.Count;

    /// <summary>Entries that are neither domain nor address.</summary>
    public long Unread { get; private set; }

    /// <summary>Adds an entry.</summary>
    public void Add(string entry)
    {
        if (!AtomParser.TryGuess(entry, out var atom) || atom.Kind is not (AtomKind.Domain or AtomKind.Host or AtomKind.Address))
        {
            Unread++;
            return;
        }

        if (atom.Kind != AtomKind.Address)
        {
            _domains.Add(atom.Text);
            return;
        }

        int slash = atom.Text.IndexOf('/', StringComparison.Ordinal);
        bool six = atom.Text.Contains(':', StringComparison.Ordinal);
        int bits = slash < 0 ? (six ? 128 : 32) : int.Parse(atom.Text.AsSpan(slash + 1), System.Globalization.CultureInfo.InvariantCulture);
        _networks.Add($"{(slash < 0 ? atom.Text : atom.Text[..slash])}/{bits}");
        (six ? _lengths6 : _lengths4).Add(bits);
    }

    /// <summary>True when the host stands on the list itself.</summary>
    public bool HasHost(string host) => _domains.Contains(host);

    /// <summary>The entry above a host; null when there is none.</summary>
    public string? Above(string host)
    {
        for (int dot = host.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = host.IndexOf('.', dot + 1))
        {
            if (_domains.TryGetValue(host[(dot + 1)..], out string? found))
                return found;
        }

        return null;
    }

    /// <summary>True when an address lies in a network of the list.</summary>
    public bool HasAddress(string address)
    {
        int slash = address.IndexOf('/', StringComparison.Ordinal);
        if (_networks.Count == 0 || !IPAddress.TryParse(slash < 0 ? address : address[..slash], out var ip))
            return false;
        var bytes = ip.GetAddressBytes();
        int own = slash < 0 ? bytes.Length * 8 : int.Parse(address.AsSpan(slash + 1), System.Globalization.CultureInfo.InvariantCulture);
        foreach (int bits in (bytes.Length == 4 ? _lengths4 : _lengths6).Reverse())
        {
            AtomParser.Mask(bytes, bits);
            if (bits <= own && _networks.Contains($"{new IPAddress(bytes)}/{bits}"))
                return true;
        }

        return false;
    }
}
