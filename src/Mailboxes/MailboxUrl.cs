using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Tocsin.Mailboxes;

/// <summary>Where a mailbox is: <c>imap://user@host[:port]/FOLDER</c> (RFC 5092) or <c>imaps://…</c>, encrypted from the first byte.</summary>
/// <remarks>
/// A user's name may hold an <c>@</c>: the last one before the folder divides. Percent-encoding is UTF-8. The folder is written as the server names it, with
/// <c>/</c> between levels; without one it is INBOX. A password has no place in it.
/// </remarks>
public sealed record MailboxUrl
{
    private const int Longest = 1000;
    private const string Form = "write imaps://user@host/FOLDER, or imap://user@host/FOLDER for a server that encrypts with STARTTLS";

    private MailboxUrl()
    {
    }

    /// <summary>Encrypted from the first byte (imaps, RFC 8314).</summary>
    public required bool Implicit { get; init; }

    /// <summary>Who signs in.</summary>
    public required string User { get; init; }

    /// <summary>The server's name or address.</summary>
    public required string Host { get; init; }

    /// <summary>Its port; 993 for imaps and 143 for imap unless given.</summary>
    public required int Port { get; init; }

    /// <summary>The folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The whole account, without folder: one password belongs to one of these.</summary>
    public string Account => $"{(Implicit ? "imaps" : "imap")}://{Escaped(User)}@{Host}{(Port == (Implicit ? 993 : 143) ? "" : Invariant($":{Port}"))}";

    /// <summary>Tells a mailbox from a file.</summary>
    public static bool Is(string input) => input.StartsWith("imap://", StringComparison.OrdinalIgnoreCase) || input.StartsWith("imaps://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one.</summary>
    /// <exception cref="MailboxException">It is none, or holds a password. What was written is not repeated, for it may hold one.</exception>
    public static MailboxUrl Parse(string input)
    {
        bool secure = input.StartsWith("imaps://", StringComparison.OrdinalIgnoreCase);
        string rest = Is(input) && input.Length <= Longest ? input[(secure ? "imaps://" : "imap://").Length..] : throw Wrong("it has another form");
        // Where a password holds a slash the last @ still shows where the name ends.
        int at = rest.LastIndexOf('@');
        if (at >= 0 && rest[..at].Contains(':', StringComparison.Ordinal))
            throw new MailboxException("a mailbox is given with a password in its address, where others can read it", "leave it out and give it in a file with --imap-password-file, or in TOCSIN_IMAP_PASSWORD");
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string authority = slash < 0 ? rest : rest[..slash];
        string folder = slash < 0 ? "" : rest[(slash + 1)..];
        at = authority.LastIndexOf('@');
        if (at <= 0)
            throw Wrong("it does not say who signs in");
        if (authority[..at].Contains(';', StringComparison.Ordinal) || folder.AsSpan().IndexOfAny(';', '?', '#') >= 0)
            throw Wrong("only user, host, port and folder are understood");
        if (!TryHost(authority[(at + 1)..], secure ? 993 : 143, out string? host, out int port))
            throw Wrong("its host or port is none");
        if (!TryUnescape(authority[..at], out string? user) || !TryUnescape(folder, out string? name))
            throw Wrong("its percent-encoding is broken, or a control character is in it");
        return new MailboxUrl { Implicit = secure, User = user, Host = host, Port = port, Folder = name.Length == 0 ? "INBOX" : name };
    }

    /// <summary>How a message of it is called (RFC 5092, 3).</summary>
    /// <param name="validity">UIDVALIDITY of the folder.</param>
    /// <param name="uid">The message's UID.</param>
    public string Message(uint validity, uint uid) => string.Create(CultureInfo.InvariantCulture, $"{this};UIDVALIDITY={validity}/;UID={uid}");

    /// <inheritdoc/>
    public override string ToString() => $"{Account}/{Escaped(Folder)}";

    private static bool TryHost(string text, int usual, [NotNullWhen(true)] out string? host, out int port)
    {
        int colon = text.EndsWith(']') ? -1 : text.LastIndexOf(':');
        host = (colon < 0 ? text : text[..colon]).ToLowerInvariant();
        port = usual;
        if (colon >= 0 && !(int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and < 65536))
            return false;
        return Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 || (host.StartsWith('[') && Uri.CheckHostName(host.Trim('[', ']')) == UriHostNameType.IPv6);
    }

    private static bool TryUnescape(string text, [NotNullWhen(true)] out string? plain)
    {
        plain = Uri.UnescapeDataString(text);
        bool broken = plain.Contains('%', StringComparison.Ordinal) && !text.Contains("%25", StringComparison.Ordinal);
        return !broken && !plain.Contains('\uFFFD', StringComparison.Ordinal) && !plain.Any(char.IsControl);
    }

    // Letters and digits of any script stay readable; everything else that RFC 5092 does not let stand is escaped.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '.' or '_' or '~' or '/' or '+' or '=' or ',')
                escaped.Append(rune.ToString());
            else
                escaped.Append(Uri.EscapeDataString(rune.ToString()));
        }

        return escaped.ToString();
    }

    private static MailboxException Wrong(string why) => new($"a mailbox is given with an address that is not understood: {why}", Form);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
