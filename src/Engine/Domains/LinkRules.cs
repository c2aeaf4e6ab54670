using System.Runtime.CompilerServices;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Domains;

/// <summary>The data files about links: shorteners, tracking parameters, host aliases, redirect wrappers.</summary>
internal sealed class LinkRules
{
    private static readonly Lazy<LinkRules> Loaded = new(() => new LinkRules());

    private readonly Utf8Set _shorteners = EmbeddedData.ReadSet("shorteners.txt");
    private readonly Utf8Set _tracking = new();
    private readonly List<byte[]> _trackingPrefixes = [];
    private readonly Utf8Set _aliases = new();
    private readonly List<byte[]> _aliasTargets = [[]];
    private readonly List<Wrapper> _wrappers = [];

    private LinkRules()
    {
        EachLine("tracking_parameters.txt", AddTracking);
        EachLine("host_aliases.txt", AddAlias);
        EachLine("redirect_wrappers.txt", AddWrapper);
    }

    public static LinkRules Instance => Loaded.Value;

    private delegate void LineAction(byte[][] cells);

    public bool IsShortener(ReadOnlySpan<byte> host) => _shorteners.Contains(host);

    /// <summary>The host an alias stands for; empty when it is none.</summary>
    public ReadOnlySpan<byte> Alias(ReadOnlySpan<byte> host) => _aliasTargets[_aliases.Get(host)];

    /// <summary>True when a query parameter only tracks.</summary>
    /// <param name="name">Name in lower case.</param>
    /// <param name="domain">Registrable domain of the link.</param>
    [SkipLocalsInit]
    public bool IsTracking(ReadOnlySpan<byte> name, ReadOnlySpan<byte> domain)
    {
        if (_tracking.Contains(name))
            return true;
        foreach (byte[] prefix in _trackingPrefixes)
        {
            if (name.StartsWith(prefix))
                return true;
        }

        const int Longest = 80;
        if (name.Length + domain.Length + 1 > Longest)
            return false;
        Span<byte> scoped = stackalloc byte[Longest];
        name.CopyTo(scoped);
        scoped[name.Length] = (byte)' ';
        domain.CopyTo(scoped[(name.Length + 1)..]);
        return _tracking.Contains(scoped[..(name.Length + 1 + domain.Length)]);
    }

    /// <summary>The value that holds the target of a redirect page; false when the page is none.</summary>
    public bool TryTarget(ReadOnlySpan<byte> host, ReadOnlySpan<byte> path, ReadOnlySpan<byte> query, out ReadOnlySpan<byte> target)
    {
        foreach (var wrapper in _wrappers)
        {
            if (!path.SequenceEqual(wrapper.Path) || !IsHost(host, wrapper.Host))
                continue;
            target = wrapper.Parameter.AsSpan().SequenceEqual("*"u8) ? query : LinkQuery.Value(query, wrapper.Parameter);
            if (!target.IsEmpty)
                return true;
        }

        target = default;
        return false;
    }

    /// <summary>True when a host is the pattern, whose last label may be * for any public suffix.</summary>
    internal static bool IsHost(ReadOnlySpan<byte> host, ReadOnlySpan<byte> pattern)
    {
        if (!pattern.EndsWith(".*"u8))
            return host.SequenceEqual(pattern);
        return host.StartsWith(pattern[..^1]) && PublicSuffixes.TryRegistrable(host, out int start) && start == 0;
    }

    private void AddTracking(byte[][] cells)
    {
        byte[] name = cells[0];
        if (name[^1] == (byte)'*')
            _trackingPrefixes.Add(name[..^1]);
        else if (cells.Length > 1)
            _tracking.Add([.. name, (byte)' ', .. cells[1]], 1);
        else
            _tracking.Add(name, 1);
    }

    private void AddAlias(byte[][] cells)
    {
        int target = _aliasTargets.FindIndex(t => t.AsSpan().SequenceEqual(cells[1]));
        if (target < 0)
        {
            target = _aliasTargets.Count;
            _aliasTargets.Add(cells[1]);
        }

        _aliases.Add(cells[0], (byte)target);
    }

    private void AddWrapper(byte[][] cells)
    {
        byte[] path = cells[1].AsSpan().SequenceEqual("/"u8) ? [] : cells[1];
        _wrappers.Add(new Wrapper(cells[0], path, cells[2]));
    }

    private static void EachLine(string file, LineAction action)
    {
        ReadOnlySpan<byte> bytes = EmbeddedData.Read(file);
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var line = bytes[range];
            if (line.IsEmpty || line[0] == (byte)'#')
                continue;
            var cells = new List<byte[]>();
            foreach (var cell in line.Split((byte)'\t'))
                cells.Add(line[cell].ToArray());
            action([.. cells]);
        }
    }

    private sealed record Wrapper(byte[] Host, byte[] Path, byte[] Parameter);
}
