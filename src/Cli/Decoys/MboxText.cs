using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tocsin.Cli.Decoys;

/// <summary>A message as part of an mbox (RFC 4155), lines that begin with From quoted.</summary>
internal static partial class MboxText
{
    /// <summary>The part, one character for each byte.</summary>
    public static string Of(byte[] message, DateTimeOffset at)
    {
        string text = Encoding.Latin1.GetString(message).ReplaceLineEndings("\n");
        string stamp = at.UtcDateTime.ToString("ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture);
        return $"From - {stamp}\n{From().Replace(text, ">$0").TrimEnd('\n')}\n\n";
    }

    [GeneratedRegex("^>*From ", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex From();
}
