using System.Collections.Frozen;
using System.Reflection;

namespace Tocsin.Partners.Misp;

/// <summary>Which attribute MISP takes where: Misp/Data.</summary>
internal static class MispTypes
{
    private static readonly FrozenSet<(string Category, string Type)> Pairs = Rows("misp-types").Select(r => (r[0], r[1])).ToFrozenSet();
    private static readonly FrozenDictionary<string, string> Defaults = Rows("misp-types").Where(r => r[2] == "1").DistinctBy(r => r[1]).ToFrozenDictionary(r => r[1], r => r[0], StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string[]> Templates = Rows("misp-objects").DistinctBy(r => r[0]).ToFrozenDictionary(r => r[0], r => r, StringComparer.Ordinal);
    private static readonly FrozenDictionary<(string Object, string Relation), string> Relations = Rows("misp-objects").ToFrozenDictionary(r => (r[0], r[4]), r => r[5]);

    /// <summary>Whether a type may stand in a category.</summary>
    public static bool Allows(string category, string type) => Pairs.Contains((category, type));

    /// <summary>Whether MISP knows a type.</summary>
    public static bool Knows(string type) => Defaults.ContainsKey(type);

    /// <summary>The category a type stands in when nobody says otherwise.</summary>
    public static string Category(string type) => Defaults[type];

    /// <summary>The type of a relation of an object.</summary>
    public static string Type(string template, string relation) => Relations[(template, relation)];

    /// <summary>Id, version and meta-category of a template.</summary>
    public static (string Uuid, string Version, string Meta) Template(string name) => Templates[name] is [_, var uuid, var version, var meta, ..] ? (uuid, version, meta) : throw new InvalidOperationException("BUG: a row too short");

    private static IEnumerable<string[]> Rows(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"misp/{name}.tsv") ?? throw new InvalidOperationException($"BUG: no table {name}");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Length > 0)
                yield return line.Split('\t');
        }
    }
}
