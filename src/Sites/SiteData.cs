using System.Text;

namespace Tocsin.Sites;

/// <summary>The lists that ship with the program.</summary>
internal static class SiteData
{
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(SiteData).Assembly.GetManifestResourceStream("sites/" + name) ?? throw new InvalidOperationException($"BUG: {name} is missing");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#')];
    }

    public static HashSet<string> Set(string name) => new(Lines(name).Select(l => l.Trim()), StringComparer.OrdinalIgnoreCase);
}
