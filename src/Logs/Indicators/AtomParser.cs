using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Tocsin.Engine.Domains;

namespace Tocsin.Logs.Indicators;

/// <summary>Brings the text of an indicator into the one form in which it is looked for.</summary>
public static class AtomParser
{
    private const int Longest = 4096;

    private static readonly SearchValues<char> Numeric = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> Local = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._+-=%~&'!#$*/?^`{|}");

    /// <summary>Reads a text whose kind is not said.</summary>
    /// <returns>False when it is nothing that logs hold.</returns>
    public static bool TryGuess(string text, out Atom atom)
    {
        atom = default;
        text = Clean(text);
        if (text.Length is 0 or > Longest)
            return false;
        if (TryHash(text, out atom) || TryAddress(text, out atom))
            return true;

        // 192.0.2.7/33 is a slip of the pen, not the page 33 of a server.
        if (text.LastIndexOf('/') is var slash and > 0 && text.AsSpan(slash + 1).IndexOfAnyExceptInRange('0', '9') < 0 && TryAddress(text[..slash], out _))
            return false;
        if (text.Contains("://", StringComparison.Ordinal))
            return TryUrl(text, out atom);
        if (text.Contains('@', StringComparison.Ordinal))
            return TryMail(text, out atom);
        return text.Contains('/', StringComparison.Ordinal) ? TryUrl(text, out atom) : TryDomain(text, AtomKind.Domain, out atom);
    }

    /// <summary>Reads a text of a known kind.</summary>
    public static bool TryParse(AtomKind kind, string text, out Atom atom)
    {
        text = Clean(text);
        atom = default;
        if (text.Length is 0 or > Longest)
            return false;
        return kind switch
        {
            AtomKind.Domain or AtomKind.Host => TryDomain(text, kind, out atom),
            AtomKind.Url => TryUrl(text, out atom),
            AtomKind.Address => TryAddress(text, out atom),
            AtomKind.Hash => TryHash(text, out atom),
            AtomKind.Mail => TryMail(text, out atom),
            _ => false,
        };
    }

    private static string Clean(string text) => Defang.Undo(text.Trim().Trim('"', '\'', '<', '>').Trim());

    private static bool TryHash(string text, out Atom atom)
    {
        atom = default;
        if (text.Length is not (32 or 40 or 64))
            return false;
        foreach (char c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        atom = new Atom(AtomKind.Hash, text.ToLowerInvariant());
        return true;
    }

    private static bool TryAddress(string text, out Atom atom)
    {
        atom = default;
        var address = text.AsSpan();
        int slash = address.IndexOf('/');
        int bits = -1;
        if (slash >= 0 && (!int.TryParse(address[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out bits)))
            return false;
        if (slash >= 0)
            address = address[..slash];
        address = address.Trim("[]");

        // The framework also takes 1, 0x1 and 010.1 for addresses; nobody writes indicators so.
        bool four = address.Count('.') == 3 && address.IndexOfAnyExcept(Numeric) < 0;
        if ((!four && address.IndexOf(':') < 0) || address.Contains('%') || !IPAddress.TryParse(address, out var ip))
            return false;
        if (four && ip.ToString().Length != address.Length)
            return false;
        int most = ip.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        bits = bits < 0 ? most : bits;
        if (bits > most)
            return false;
        var bytes = ip.GetAddressBytes();
        Mask(bytes, bits);
        string form = new IPAddress(bytes).ToString();
        atom = new Atom(AtomKind.Address, bits == most ? form : string.Create(CultureInfo.InvariantCulture, $"{form}/{bits}"));
        return true;
    }

    /// <summary>Clears the bits behind a prefix.</summary>
    internal static void Mask(Span<byte> bytes, int bits)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            int left = Math.Clamp(bits - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF00 >> left);
        }
    }

    private static bool TryDomain(string text, AtomKind kind, out Atom atom)
    {
        atom = default;
        if (text.StartsWith("*.", StringComparison.Ordinal))
            (text, kind) = (text[2..], AtomKind.Domain);
        else if (text.StartsWith('.'))
            (text, kind) = (text[1..], AtomKind.Domain);
        if (!TryHost(text, out string host) || HostNames.IsIpAddress(Encoding.ASCII.GetBytes(host)))
            return false;
        atom = new Atom(kind, host);
        return true;
    }

    private static bool TryHost(string text, out string host)
    {
        Span<byte> output = stackalloc byte[HostNames.OutputLength];
        bool good = HostNames.TryCanonicalise(Encoding.UTF8.GetBytes(text), output, out int length);
        host = good ? Encoding.ASCII.GetString(output[..length]) : "";
        return good;
    }

    private static bool TryUrl(string text, out Atom atom)
    {
        atom = default;
        var bytes = Encoding.UTF8.GetBytes(text);
        var output = new byte[LinkCanonicaliser.MaxOutputLength(bytes.Length)];
        if (!LinkCanonicaliser.TryCanonicalise(bytes, output, out var link))
            return false;
        var canonical = output.AsSpan(0, link.Length);

        // An address without a path is a host: TLS and DNS logs show no more of it.
        if (link.Length == link.Host.Start + link.Host.Length)
        {
            string plain = Bare(text);
            return TryAddress(plain, out atom) || TryDomain(plain, AtomKind.Host, out atom);
        }

        atom = new Atom(AtomKind.Url, Encoding.UTF8.GetString(canonical));
        return true;
    }

    // The host as written: canonical links have lost their www.
    private static string Bare(string text)
    {
        int start = text.IndexOf("://", StringComparison.Ordinal);
        string rest = start < 0 ? text : text[(start + 3)..];
        int end = rest.AsSpan().IndexOfAny("/?#");
        rest = end < 0 ? rest : rest[..end];
        rest = rest[(rest.LastIndexOf('@') + 1)..];
        int port = rest.LastIndexOf(':');
        return port > 0 && !rest.EndsWith(']') ? rest[..port] : rest;
    }

    private static bool TryMail(string text, out Atom atom)
    {
        atom = default;
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            text = text[7..];
        int at = text.LastIndexOf('@');
        if (at < 0 || !TryHost(text[(at + 1)..], out string host))
            return false;
        if (at == 0)
        {
            atom = new Atom(AtomKind.Domain, host);
            return true;
        }

        string local = text[..at].ToLowerInvariant();
        if (local.AsSpan().IndexOfAnyExcept(Local) >= 0)
            return false;
        atom = new Atom(AtomKind.Mail, $"{local}@{host}");
        return true;
    }
}
