namespace Tocsin.Mail.Reading;

/// <summary>A link of a message.</summary>
/// <param name="Target">Where it leads, as written.</param>
/// <param name="Text">What the reader sees; empty for a bare link or one around a picture.</param>
/// <param name="Host">The canonical host of the target; empty when there is none.</param>
/// <param name="UserInfo">Something stands before an @ in the authority: <c>https://bank.example@evil.example/</c>.</param>
/// <param name="Picture">The link surrounds a picture.</param>
/// <param name="Path">Path, query and fragment.</param>
public sealed record MailLink(string Target, string Text, string Host, bool UserInfo, bool Picture, string Path)
{
    /// <summary>The registrable domain of the target.</summary>
    public string Organisation { get; } = HostText.Organisation(Host);

    /// <summary>Reads an http or https link as browsers do: white space inside is dropped, back slashes are slashes (WHATWG URL).</summary>
    /// <returns>Null when it is no web link.</returns>
    public static MailLink? TryRead(string target, string text, bool picture)
    {
        if (target.Length > 16_384)
            target = target[..16_384];
        string url = target.AsSpan().IndexOfAny("\t\r\n") < 0
            ? target.Trim()
            : string.Concat(target.Where(c => c is not ('\t' or '\r' or '\n'))).Trim();
        int colon = url.IndexOf(':', StringComparison.Ordinal);
        if (url.StartsWith("//", StringComparison.Ordinal))
            colon = -1;
        else if (colon is not (4 or 5) || !(url[..colon].Equals("http", StringComparison.OrdinalIgnoreCase) || url[..colon].Equals("https", StringComparison.OrdinalIgnoreCase)))
            return null;
        var rest = url.AsSpan(colon + 1).TrimStart("/\\");
        int end = rest.IndexOfAny("/\\?#");
        var authority = end < 0 ? rest : rest[..end];
        string path = end < 0 ? "" : rest[end..].ToString();
        int at = authority.LastIndexOf('@');
        var host = at < 0 ? authority : authority[(at + 1)..];
        if (!host.StartsWith("["))
        {
            int port = host.LastIndexOf(':');
            if (port >= 0)
                host = host[..port];
        }

        return new MailLink(url, text, HostText.Canonical(Uri.UnescapeDataString(host.ToString())), at >= 0, picture, path);
    }
}
