using System.Text;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Outlets;

/// <summary>Says which outlet a link leads to: by its host or any domain above it, or by the account page of a platform.</summary>
internal sealed class OutletIndex
{
    private readonly Utf8Pool _domains = new();
    private readonly List<int> _owner = [];
    private readonly AddressIndex _accounts = new();
    private readonly HashSet<int> _owners = [];
    private readonly bool _anyAccount;

    public OutletIndex(IReadOnlyList<KnownOutlet> outlets)
    {
        for (int o = 0; o < outlets.Count; o++)
        {
            foreach (string domain in outlets[o].Domains)
            {
                byte[] name = Encoding.UTF8.GetBytes(domain);
                if (_domains.Intern(name, Utf8Pool.Hash(name)) == _owner.Count)
                    _owner.Add(o);
            }

            _accounts.Add(o, [], outlets[o].Accounts);
            _anyAccount |= outlets[o].Accounts.Count > 0;
        }
    }

    /// <summary>The outlet of a host, or -1.</summary>
    public int OfHost(ReadOnlySpan<byte> host)
    {
        while (true)
        {
            int id = _domains.Find(host, Utf8Pool.Hash(host));
            if (id >= 0)
                return _owner[id];
            int dot = host.IndexOf((byte)'.');
            if (dot < 0)
                return -1;
            host = host[(dot + 1)..];
        }
    }

    /// <summary>The outlet of a canonical link, or -1.</summary>
    public int OfLink(ReadOnlySpan<byte> link)
    {
        var host = CanonicalHost.Of(link);
        int owner = OfHost(host);
        if (owner >= 0 || !_anyAccount || !PlatformHosts.Contains(PublicSuffixes.Registrable(host)))
            return owner;
        _owners.Clear();
        _accounts.Find(Encoding.UTF8.GetString(link), _owners);
        return _owners.Count == 0 ? -1 : _owners.Min();
    }
}
