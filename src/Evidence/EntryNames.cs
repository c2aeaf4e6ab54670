using System.Globalization;
using System.Text;

namespace Tocsin.Evidence;

/// <summary>Names of files in an archive: plain enough that no program unpacks one outside its folder, on any system.</summary>
public static class EntryNames
{
    /// <summary>The manifest.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>The signature over its bytes, in DER.</summary>
    public const string Signature = "manifest.json.sig";

    /// <summary>The public key, in PEM.</summary>
    public const string Key = "evidence.key.pub";

    /// <summary>The reply of a time-stamping authority (RFC 3161).</summary>
    public const string Timestamp = "timestamp.tsr";

    /// <summary>The page for people.</summary>
    public const string Readme = "README.txt";

    /// <summary>The folder of what the scan wrote.</summary>
    public const string ScanFolder = "scan/";

    private const int Longest = 120;
    private const int LongestStem = 60;

    // Windows opens these as devices, whatever comes after a dot.
    private static readonly HashSet<string> Devices = new(["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"com{i}", $"lpt{i}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a name that an archive may hold: ASCII letters, digits, <c>. _ -</c> and single slashes between parts.</summary>
    public static bool IsSafe(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= Longest && name.Split('/').All(IsSafePart);
    }

    /// <summary>A safe name for a file of whatever name, its extension kept.</summary>
    /// <param name="folder">Folder in the archive, with its slash.</param>
    /// <param name="number">A number nobody else in the folder has.</param>
    /// <param name="original">Its own name.</param>
    public static string For(string folder, int number, string original)
    {
        string name = Path.GetFileName(original.Replace('\\', '/'));
        var safe = new StringBuilder();
        foreach (char c in name.Length <= LongestStem ? name : name[^LongestStem..])
            safe.Append(char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_');
        return string.Create(CultureInfo.InvariantCulture, $"{folder}{number:D4}-{safe.ToString().TrimEnd('.')}");
    }

    /// <summary>True for a path that stays below the directory it is joined to.</summary>
    public static bool StaysBelow(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Length is > 0 and <= 4000 && !Path.IsPathRooted(path) && !path.Contains('\0', StringComparison.Ordinal)
            && path.Split('/', Path.DirectorySeparatorChar).All(part => part is not ("" or "." or ".."));
    }

    private static bool IsSafePart(string part) =>
        part.Length > 0 && part[0] != '.' && part[^1] != '.' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && !Devices.Contains(part.Split('.')[0]);
}
