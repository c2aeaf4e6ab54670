using System.Text;
using Tocsin.Engine.Domains;

namespace Tocsin.Storage.Outlets;

/// <summary>The hosts of links and bare addresses in a text.</summary>
internal sealed class HostsInText
{
    private static readonly char[] Between = [' ', '\n', '\r', '\t', '"', '\'', '<', '>', '(', ')', '[', ']', '{', '}', '|', ',', ';', '«', '»', '“', '”', '\u00a0', '\u200b'];
    private static readonly char[] Trailing = ['.', ':', '!', '?', '…', '*', '_'];

    private readonly byte[] _canonical = new byte[LinkCanonicaliser.MaxOutputLength(LinkCanonicaliser.MaxInput)];

    /// <summary>Each host once, canonical.</summary>
    public IReadOnlyCollection<string> Of(string text)
    {
        var hosts = new HashSet<string>(StringComparer.Ordinal);
        foreach (string part in text.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            string address = part.TrimEnd(Trailing);
            if (address.Contains('.', StringComparison.Ordinal) && address.Length <= LinkCanonicaliser.MaxInput && Host(address) is { } host)
                hosts.Add(host);
        }

        return hosts;
    }

    /// <summary>The registrable domain of a host; empty when it has none.</summary>
    public static string Registrable(string host) => Encoding.ASCII.GetString(PublicSuffixes.Registrable(Encoding.ASCII.GetBytes(host)));

    /// <summary>What stands before the public suffix of a host: <c>gazette</c> of <c>www.gazette.co.example</c>; empty when there is none.</summary>
    public static string Label(string host) => Registrable(host) is { Length: > 0 } domain ? domain[..domain.IndexOf('.', StringComparison.Ordinal)] : "";

    private string? Host(string address) => LinkCanonicaliser.TryCanonicalise(Encoding.UTF8.GetBytes(address), _canonical, out var link) && !link.Domain.IsEmpty
        ? Encoding.UTF8.GetString(_canonical.AsSpan(link.Host.Start, link.Host.Length))
        : null;
}
