using System.Text;
using Tocsin.Engine.Domains;

namespace Tocsin.Sources.Outlets;

/// <summary>Takes the domains and account pages out of cells that hold one or several addresses.</summary>
public sealed class SiteAddresses
{
    private static readonly char[] Between = [' ', ',', ';', '|', '\n', '\r', '\t'];

    private const int ShortestTenant = 5;

    private readonly List<string> _domains = [];
    private readonly List<string> _accounts = [];
    private readonly byte[] _canonical = new byte[LinkCanonicaliser.MaxOutputLength(LinkCanonicaliser.MaxInput)];

    /// <summary>Hosts without www., each once.</summary>
    public IReadOnlyList<string> Domains => _domains;

    /// <summary>Accounts as <c>platform:handle</c>.</summary>
    public IReadOnlyList<string> Accounts => _accounts;

    /// <summary>The last address that could not be used.</summary>
    public string? Bad { get; private set; }

    /// <summary>Adds what a cell holds.</summary>
    public void Add(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        foreach (string address in cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (AddressIndex.Account(address) is { } account)
                Put(_accounts, account);
            else if (address.Contains('.', StringComparison.Ordinal))
                AddSite(address);
        }
    }

    private void AddSite(string address)
    {
        if (!LinkCanonicaliser.TryCanonicalise(Encoding.UTF8.GetBytes(address), _canonical, out var link) || link.Domain.IsEmpty)
        {
            Bad = address;
            return;
        }

        // A platform or a shortener is nobody's own site; a tenant's host on it is. Parts of the platform itself have short names: m, fr, plus.
        var domain = _canonical.AsSpan(link.Domain.Start, link.Domain.Length);
        bool tenant = link.Host.Length > link.Domain.Length + ShortestTenant;
        if ((link.Flags & LinkFlags.Shortener) == 0 && (tenant || !PlatformHosts.Contains(domain)))
            Put(_domains, Encoding.UTF8.GetString(_canonical.AsSpan(link.Host.Start, link.Host.Length)));
    }

    private static void Put(List<string> list, string value)
    {
        if (!list.Contains(value))
            list.Add(value);
    }
}
