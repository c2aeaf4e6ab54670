using System.Buffers.Binary;
using Tocsin.Engine.Domains;
using Tocsin.Logs.Indicators;

namespace Tocsin.Logs.Matching;

/// <summary>What log lines are matched against. Immutable; any number of threads may share it.</summary>
/// <remarks>
/// Keys of names, links, mail addresses, hashes and networks in one open-addressing table behind a filter; bytes decide. IPv4
/// has a bitmap of the /24s that any indicator touches in front of it, and one look-up for each prefix length that occurs.
/// </remarks>
public sealed class IndicatorIndex
{
    /// <summary>Stands in the table for "web addresses with this host are looked for".</summary>
    internal const int LinkHost = int.MaxValue;

    // A host such as a file share may stand in thousands of indicators; a name alone does not tell which.
    private const int MostLinksOfHost = 20;

    private readonly Indicator[] _indicators;
    private readonly byte[] _arena;
    private readonly int[] _starts;
    private readonly AtomKind[] _kinds;
    private readonly int[] _clauseOf;
    private readonly int[] _clauseStarts;
    private Dictionary<string, List<int>>? _linksByHost;

    private IndicatorIndex(Indicator[] indicators, AtomStore atoms, int[] clauseOf, int[] clauseStarts, int[] clauseIndicator, byte[] clauseSize)
    {
        _indicators = indicators;
        (_arena, _starts, _kinds) = atoms.Seal();
        _clauseOf = clauseOf;
        _clauseStarts = clauseStarts;
        ClauseIndicator = clauseIndicator;
        ClauseSize = clauseSize;
        var hosts = LinkHosts();
        Table = new KeyTable(atoms.Count + hosts.Count);
        for (int atom = 0; atom < atoms.Count; atom++)
            Table.Add(atoms.AtomKeys[atom], atom);
        foreach (ulong host in hosts)
            Table.Add(host, LinkHost);
        AddNetworks();
        HasHashes = _kinds.Contains(AtomKind.Hash);
        HasMail = _kinds.Contains(AtomKind.Mail);
        HasAddresses = Lengths4.Length > 0;
    }

    /// <summary>The indicators, in the order in which they were given.</summary>
    public IReadOnlyList<Indicator> Indicators => _indicators;

    /// <summary>Bytes of the index itself, without the indicators it points to.</summary>
    public long Bytes => Table.Bytes + _arena.LongLength + (_starts.LongLength * 4) + _kinds.LongLength + ((_clauseOf.LongLength + _clauseStarts.LongLength) * 4)
        + (ClauseIndicator.LongLength * 5) + (Touched.LongLength * 8);

    internal KeyTable Table { get; }

    internal bool HasHashes { get; }

    internal bool HasMail { get; }

    internal bool HasAddresses { get; }

    /// <summary>One bit for each /24 of IPv4.</summary>
    internal ulong[] Touched { get; private set; } = [];

    internal int[] Lengths4 { get; private set; } = [];

    internal int[] Lengths6 { get; private set; } = [];

    internal int[] ClauseIndicator { get; }

    internal byte[] ClauseSize { get; }

    /// <summary>Builds the index.</summary>
    public static IndicatorIndex Build(IReadOnlyList<Indicator> indicators)
    {
        var atoms = new AtomStore();
        var pairs = new List<(int Atom, int Clause)>(indicators.Count);
        var clauseIndicator = new List<int>(indicators.Count);
        var clauseSize = new List<byte>(indicators.Count);
        for (int i = 0; i < indicators.Count; i++)
        {
            for (int c = 0; c < indicators[i].ClauseCount; c++)
            {
                var clause = indicators[i].Clause(c);
                foreach (var atom in clause)
                    pairs.Add((atoms.Add(atom), clauseIndicator.Count));
                clauseIndicator.Add(i);
                clauseSize.Add((byte)clause.Length);
            }
        }

        var starts = new int[atoms.Count + 1];
        foreach (var (atom, _) in pairs)
            starts[atom + 1]++;
        for (int a = 0; a < atoms.Count; a++)
            starts[a + 1] += starts[a];
        var places = starts[..^1];
        var clauses = new int[pairs.Count];
        foreach (var (atom, clause) in pairs)
            clauses[places[atom]++] = clause;
        return new IndicatorIndex([.. indicators], atoms, clauses, starts, [.. clauseIndicator], [.. clauseSize]);
    }

    internal AtomKind KindOf(int atom) => _kinds[atom];

    internal ReadOnlySpan<byte> BytesOf(int atom) => _arena.AsSpan(_starts[atom], _starts[atom + 1] - _starts[atom]);

    /// <summary>The clauses that an atom belongs to.</summary>
    internal ReadOnlySpan<int> ClausesOf(int atom) => _clauseOf.AsSpan(_clauseStarts[atom], _clauseStarts[atom + 1] - _clauseStarts[atom]);

    /// <summary>Clauses of single web addresses whose host is a name or lies above it, for logs that show no paths.</summary>
    internal IReadOnlyList<int> LinksWithHost(ReadOnlySpan<byte> name)
    {
        _linksByHost ??= ByHost();
        string host = System.Text.Encoding.UTF8.GetString(name).ToLowerInvariant();
        for (int dot = -1; ; dot = host.IndexOf('.', dot + 1))
        {
            if (_linksByHost.TryGetValue(host[(dot + 1)..], out var clauses))
                return clauses;
            if (host.IndexOf('.', dot + 1) < 0)
                return [];
        }
    }

    private Dictionary<string, List<int>> ByHost()
    {
        var links = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int atom = 0; atom < _kinds.Length; atom++)
        {
            if (_kinds[atom] != AtomKind.Url)
                continue;
            string host = System.Text.Encoding.UTF8.GetString(CanonicalHost.Of(BytesOf(atom)));
            if (!links.TryGetValue(host, out var clauses))
                links[host] = clauses = [];
            foreach (int clause in ClausesOf(atom))
            {
                if (ClauseSize[clause] == 1 && clauses.Count < MostLinksOfHost)
                    clauses.Add(clause);
            }
        }

        return links;
    }

    private HashSet<ulong> LinkHosts()
    {
        var hosts = new HashSet<ulong>();
        for (int atom = 0; atom < _kinds.Length; atom++)
        {
            if (_kinds[atom] == AtomKind.Url)
                hosts.Add(AtomStore.LinkHost(BytesOf(atom)));
        }

        return hosts;
    }

    private void AddNetworks()
    {
        var lengths4 = new SortedSet<int>();
        var lengths6 = new SortedSet<int>();
        for (int atom = 0; atom < _kinds.Length; atom++)
        {
            if (_kinds[atom] != AtomKind.Address)
                continue;
            var network = BytesOf(atom);
            (network.Length == 5 ? lengths4 : lengths6).Add(network[0]);
            if (network.Length == 5)
                Touch(BinaryPrimitives.ReadUInt32BigEndian(network[1..]), network[0]);
        }

        Lengths4 = [.. lengths4];
        Lengths6 = [.. lengths6];
    }

    private void Touch(uint address, int bits)
    {
        if (Touched.Length == 0)
            Touched = new ulong[(1 << 24) / 64];
        int first = (int)(address >> 8);
        int count = bits >= 24 ? 1 : 1 << (24 - bits);
        for (int block = first; block < first + count; block++)
            Touched[block >> 6] |= 1UL << (block & 63);
    }
}
