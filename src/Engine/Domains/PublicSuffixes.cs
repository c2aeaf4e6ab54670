using Tocsin.Engine.Text;

namespace Tocsin.Engine.Domains;

/// <summary>Registrable domains by the Public Suffix List.</summary>
/// <remarks>
/// The list's algorithm (publicsuffix.org/list): the longest matching rule wins, an exception beats all, and a top-level
/// domain without a rule is a suffix itself. With the private section, tenants of hosting platforms (a.blogspot.com,
/// b.github.io) are different domains. Hosts are ASCII in lower case, as <see cref="HostNames"/> makes them; anything else
/// simply matches no rule. Nothing is allocated by a lookup.
/// </remarks>
public static class PublicSuffixes
{
    /// <summary>The rule of a suffix itself.</summary>
    internal const byte Exact = 1;

    private const byte Wildcard = 2;
    private const byte Exception = 4;
    private const int PrivateShift = 3;

    private static readonly Lazy<Utf8Set> Rules = new(Load);

    /// <summary>Finds where the registrable domain starts in a host.</summary>
    /// <param name="host">Host name, ASCII, lower case, without a trailing dot.</param>
    /// <param name="start">Offset in the host; the registrable domain reaches to its end.</param>
    /// <param name="privateSection">False groups the tenants of hosting platforms under the platform.</param>
    /// <returns>False when the host is a public suffix itself, an IP address, or malformed.</returns>
    public static bool TryRegistrable(ReadOnlySpan<byte> host, out int start, bool privateSection = true)
    {
        start = 0;
        if (host.IsEmpty || host.Length > HostNames.MaxLength || host[0] == (byte)'.' || HostNames.IsIpAddress(host))
            return false;
        int suffix = SuffixStart(host, privateSection);
        if (suffix < 2)
            return false;
        start = host[..(suffix - 1)].LastIndexOf((byte)'.') + 1;
        return start < suffix - 1;
    }

    /// <summary>The registrable domain of a host; empty when it has none.</summary>
    public static ReadOnlySpan<byte> Registrable(ReadOnlySpan<byte> host, bool privateSection = true) =>
        TryRegistrable(host, out int start, privateSection) ? host[start..] : default;

    internal static int SuffixStart(ReadOnlySpan<byte> host, bool privateSection)
    {
        var rules = Rules.Value;
        int best = host.LastIndexOf((byte)'.') + 1;
        int shorter = host.Length;
        for (int at = best; ; at = host[..(at - 1)].LastIndexOf((byte)'.') + 1)
        {
            byte rule = rules.Get(host[at..]);
            rule = (byte)((rule & 7) | (privateSection ? rule >> PrivateShift : 0));
            if ((rule & Exception) != 0)
                return shorter;
            if ((rule & Exact) != 0)
                best = Math.Min(best, at);
            if ((rule & Wildcard) != 0 && at > 1)
                best = Math.Min(best, host[..(at - 1)].LastIndexOf((byte)'.') + 1);
            shorter = at;
            if (at == 0)
                return best;
        }
    }

    /// <summary>The rules of exactly this suffix, both sections as one; 0 when there is none.</summary>
    internal static byte RuleOf(ReadOnlySpan<byte> suffix)
    {
        byte rule = Rules.Value.Get(suffix);
        return (byte)((rule & 7) | rule >> PrivateShift);
    }

    /// <summary>All suffixes of more than one label that have a rule.</summary>
    internal static IReadOnlyList<byte[]> DeeperRules() => [.. Rules.Value.Keys().Where(rule => rule.AsSpan().Contains((byte)'.'))];

    /// <summary>True when a label is a known top-level domain.</summary>
    public static bool IsTopLevel(ReadOnlySpan<byte> label) => (Rules.Value.Get(label) & Exact) != 0;

    private static Utf8Set Load()
    {
        var set = new Utf8Set();
        ReadOnlySpan<byte> bytes = EmbeddedData.Read("public_suffixes.txt");
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var rule = bytes[range];
            if (rule.IsEmpty || rule[0] == (byte)'#')
                continue;
            int shift = 0;
            if (rule.IndexOf((byte)'\t') is var tab and > 0)
            {
                rule = rule[..tab];
                shift = PrivateShift;
            }

            if (rule[0] == (byte)'!')
                set.Add(rule[1..], (byte)(Exception << shift));
            else if (rule.StartsWith("*."u8))
                set.Add(rule[2..], (byte)(Wildcard << shift));
            else
                set.Add(rule, (byte)(Exact << shift));
        }

        return set;
    }
}
