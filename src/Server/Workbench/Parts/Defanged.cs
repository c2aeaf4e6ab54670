using System.Text.RegularExpressions;

namespace Tocsin.Server.Workbench.Parts;

/// <summary>Addresses written so that nothing makes a live link of them: <c>hxxps://example[.]org</c>.</summary>
internal static partial class Defanged
{
    /// <summary>A text with the links in it defanged.</summary>
    public static string Of(string text) => Link().Replace(text, static m => $"hxxp{m.Groups["s"].Value}://{m.Groups["host"].Value.Replace(".", "[.]", StringComparison.Ordinal)}");

    /// <summary>A host or an address.</summary>
    public static string Host(string host) => host.Replace(".", "[.]", StringComparison.Ordinal);

    /// <summary>A name, link, mail address or word of which one does not know what it is: what could be a link is none.</summary>
    public static string Name(string text) => text.Contains("://", StringComparison.Ordinal) ? Of(text) : text.Contains(' ', StringComparison.Ordinal) ? text : Host(text);

    [GeneratedRegex(@"http(?<s>s?)://(?<host>[^/\s?#]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
