using System.Text;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Lists the names that would imitate a protected name, as permutation engines do.</summary>
public static class Expansion
{
    /// <summary>All imitations within the name's own suffix and by joining its parts, each once, the plainest kind first.</summary>
    public static IReadOnlyList<(LookalikeKind Kind, string Host)> Of(ProtectedName name)
    {
        var list = new Collector();
        byte[] label = Encoding.ASCII.GetBytes(name.Label);
        if (label.Length > 0)
            Permutations.Visit(label, ref list);
        string suffix = name.Suffix.Length > 0 ? "." + name.Suffix : "";
        var made = new Dictionary<string, LookalikeKind>(StringComparer.Ordinal);
        foreach (var (kind, permuted) in list.Labels)
            Keep(made, kind, permuted + suffix);
        for (int i = 1; i < name.Label.Length - 1; i++)
        {
            if (name.Label[i] != '-' && name.Label[i - 1] != '-')
                Keep(made, LookalikeKind.Dotting, $"{name.Label[..i]}.{name.Label[i..]}{suffix}");
        }

        if (name.Suffix.Length > 0 && name.Label.Length > 0)
        {
            foreach (string joined in Joined(name))
                Keep(made, LookalikeKind.Joined, joined);
        }

        made.Remove(name.Registrable);
        return [.. made.Where(m => Valid(m.Key)).OrderBy(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal).Select(m => (m.Value, m.Key))];
    }

    private static IEnumerable<string> Joined(ProtectedName name)
    {
        string plain = name.Suffix.Replace(".", "", StringComparison.Ordinal);
        string hyphened = name.Suffix.Replace('.', '-');
        string last = name.Suffix[(name.Suffix.LastIndexOf('.') + 1)..];
        yield return $"{name.Label}{plain}.com";
        yield return $"{name.Label}-{hyphened}.com";
        yield return $"{name.Label}{plain}.{name.Suffix}";
        yield return $"{name.Label}{plain}.{last}";
        yield return $"www{name.Registrable}";
        yield return $"www-{name.Registrable}";
        if (last != name.Suffix)
            yield return $"{name.Label}.{last}";
        if (name.SubLabels.Count > 0)
        {
            yield return $"{string.Concat(name.SubLabels)}{name.Registrable}";
            yield return $"{string.Join('-', name.SubLabels)}-{name.Registrable}";
        }
    }

    private static void Keep(Dictionary<string, LookalikeKind> made, LookalikeKind kind, string host)
    {
        if (!made.TryGetValue(host, out var known) || kind < known)
            made[host] = kind;
    }

    private static bool Valid(string host) =>
        host.Split('.').All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-');

    private struct Collector() : IPermutationVisitor
    {
        public List<(LookalikeKind Kind, string Label)> Labels { get; } = [];

        public readonly void Visit(LookalikeKind kind, ReadOnlySpan<byte> label) => Labels.Add((kind, Encoding.ASCII.GetString(label)));
    }
}
