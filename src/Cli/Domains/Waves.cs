using System.Text;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Lookalikes;

namespace Tocsin.Cli.Domains;

/// <summary>Groups alarms by what registrants of one operation have in common: the suffix they buy, the words they add.</summary>
/// <remarks>A wave needs three names, and for a suffix that everybody buys (com, net, org …) three protected names as well. A name stands in one wave: the largest first.</remarks>
internal static class Waves
{
    private const int Least = 3;

    private static readonly HashSet<string> Ordinary = new(["com", "net", "org", "info", "eu"], StringComparer.Ordinal);

    /// <summary>The waves, the largest first.</summary>
    public static IReadOnlyList<Wave> Of(IReadOnlyList<Alarm> alarms, LookalikeIndex index)
    {
        var groups = alarms.SelectMany(a => Traits(a, index), (alarm, trait) => (alarm, trait))
            .GroupBy(x => x.trait, x => x.alarm)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal);
        var taken = new HashSet<Alarm>();
        var waves = new List<Wave>();
        foreach (var group in groups)
        {
            var rest = group.Where(a => !taken.Contains(a)).ToList();
            var imitated = rest.Select(a => index.Names[a.Match.Name].Host).Distinct().Order(StringComparer.Ordinal).ToList();
            if (rest.Count < Least || (group.Key.StartsWith("suffix .", StringComparison.Ordinal) && Ordinary.Contains(group.Key[8..]) && imitated.Count < Least))
                continue;
            taken.UnionWith(rest);
            waves.Add(new Wave(group.Key, [.. rest.Select(a => a.Name)], imitated));
        }

        return waves;
    }

    private static IEnumerable<string> Traits(Alarm alarm, LookalikeIndex index)
    {
        byte[] host = Encoding.UTF8.GetBytes(alarm.Name.ToLowerInvariant().TrimStart('*').Trim('.'));
        string domain = Encoding.UTF8.GetString(PublicSuffixes.Registrable(host));
        int dot = domain.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            yield break;
        yield return $"suffix {domain[dot..]}";
        string label = index.Names[alarm.Match.Name].Label;
        int at = label.Length == 0 ? -1 : domain.IndexOf(label, StringComparison.Ordinal);
        if (at >= 0 && at + label.Length <= dot && label.Length < dot)
            yield return $"pattern {domain[..at]}…{domain[(at + label.Length)..dot]}";
    }
}
