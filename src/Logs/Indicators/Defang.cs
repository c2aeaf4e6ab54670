namespace Tocsin.Logs.Indicators;

/// <summary>Undoes the ways in which people make addresses harmless in reports: <c>hxxp://evil[.]example</c>.</summary>
public static class Defang
{
    private static readonly (string From, string To)[] Marks =
    [
        ("[.]", "."), ("(.)", "."), ("{.}", "."), ("[dot]", "."), ("(dot)", "."), ("{dot}", "."), ("\\.", "."), ("[.", "."), (".]", "."),
        ("[://]", "://"), ("[:]", ":"), ("[:", ":"), ("[/]", "/"), ("[@]", "@"), ("(@)", "@"), ("[at]", "@"), ("(at)", "@"), ("{at}", "@"),
    ];

    /// <summary>The text as it was before.</summary>
    public static string Undo(string text)
    {
        // A bracket is needed at its place in http://[2001:db8::1]/.
        bool address = text.Contains("://[", StringComparison.Ordinal) && text.Contains(']', StringComparison.Ordinal) && !text.Contains("[.", StringComparison.Ordinal);
        if (!address && text.AsSpan().IndexOfAny("[({\\") >= 0)
        {
            foreach (var (from, to) in Marks)
                text = text.Replace(from, to, StringComparison.OrdinalIgnoreCase);
        }

        foreach (string scheme in (ReadOnlySpan<string>)["hxxps", "hxxp", "hXXps", "meows", "meow", "h**ps", "h**p", "fxp"])
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && text.AsSpan(scheme.Length).StartsWith("://", StringComparison.Ordinal))
                return (scheme[0] is 'f' or 'F' ? "ftp" : scheme.EndsWith('s') ? "https" : "http") + text[scheme.Length..];
        }

        return text;
    }
}
