using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Sites.Reading;

/// <summary>Looks at files saved with a page: which are its own, which are libraries that anybody uses.</summary>
public static class SiteFileReader
{
    private const int LeastCode = 200;
    private const int LeastIcon = 60;
    private const int HeadOfCode = 400;
    private const int LongestName = 120;
    private static readonly string[] Common = [.. SiteData.Lines("common_files.txt").Select(l => l.Trim())];

    /// <summary>Reads a file.</summary>
    /// <param name="kind">What it is to the page.</param>
    /// <param name="address">Its name or address.</param>
    /// <param name="bytes">Its content.</param>
    public static SiteFile Read(AssetKind kind, string address, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(bytes);
        string name = Uri.UnescapeDataString(address.Split('?', '#')[0]);
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return new SiteFile(kind, name.Length > LongestName ? name[..LongestName] : name, Convert.ToHexStringLower(SHA256.HashData(bytes)), kind == AssetKind.Icon ? FaviconHash.Of(bytes) : null, Ordinary(kind, address, bytes));
    }

    private static string Ordinary(AssetKind kind, string address, byte[] bytes)
    {
        if (kind is AssetKind.Icon or AssetKind.Logo)
            return bytes.Length < LeastIcon ? "too small" : "";
        if (kind is not (AssetKind.Stylesheet or AssetKind.Script))
            return "no file of code";
        if (bytes.Length < LeastCode)
            return "too small";
        string shown = address.ToLowerInvariant() + "\n" + Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, HeadOfCode)).ToLowerInvariant();
        return shown.Contains("/plugins/", StringComparison.Ordinal) ? "a plugin's" : Common.FirstOrDefault(c => shown.Contains(c, StringComparison.Ordinal)) is { } library ? $"shows \"{library}\", which anybody uses" : "";
    }
}
