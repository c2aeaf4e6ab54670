using System.Text;

namespace Tocsin.Playbooks.Drafting;

/// <summary>The templates of letters and files, one Markdown file each and one folder a language.</summary>
internal static class DraftTemplates
{
    private const string Folder = "templates/en/";

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(DraftTemplates).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => n[Folder.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>Whether there is one of this name.</summary>
    public static bool Has(string name) => Names.Contains(name, StringComparer.Ordinal);

    /// <summary>Its text.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(DraftTemplates).Assembly.GetManifestResourceStream(Folder + name) ?? throw new InvalidOperationException($"BUG: the template {name} is missing");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
