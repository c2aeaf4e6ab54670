using System.Collections.Frozen;
using System.Reflection;

namespace Tocsin.Partners.Stix.Check;

/// <summary>Every type of STIX 2.1: Stix/Data/stix-properties.tsv.</summary>
internal static class StixTypes
{
    private static readonly FrozenDictionary<string, StixType> Known = Read().GroupBy(r => r[0], StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, Type, StringComparer.Ordinal);

    /// <summary>A type by its name; null when the standard has none of that name.</summary>
    public static StixType? Find(string name) => Known.GetValueOrDefault(name);

    private static StixType Type(IGrouping<string, string[]> rows)
    {
        // The id of a marking is prescribed by no schema, but nothing can refer to one without.
        string[] required = rows.Key == "marking-definition" ? ["type", "spec_version", "id", "created"] : [.. rows.Where(r => r[3] == "1").Select(r => r[2])];
        return new StixType(
            rows.Key,
            rows.First()[1],
            rows.Select(r => r[2]).ToFrozenSet(StringComparer.Ordinal),
            rows.Key == "observed-data" ? [.. required, "object_refs"] : required,
            [.. rows.Where(r => r[4] == "1").Select(r => r[2])]);
    }

    private static IEnumerable<string[]> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("stix/stix-properties.tsv") ?? throw new InvalidOperationException("BUG: no table of STIX properties");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split('\t') is { Length: 5 } row)
                yield return row;
        }
    }
}
