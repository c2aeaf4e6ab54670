using System.Reflection;

namespace Tocsin.Engine.Incidents.Characterising;

/// <summary>Which techniques stages and detectors point to: Incidents/Data/techniques.tsv.</summary>
internal static class TechniqueTable
{
    private static readonly ILookup<string, string[]> Rows = Read().ToLookup(r => r[0], StringComparer.Ordinal);

    /// <summary>Every row: trigger, framework, id, name, because.</summary>
    public static IEnumerable<string[]> All => Rows.SelectMany(r => r);

    /// <summary>The techniques that these point to, each once.</summary>
    /// <param name="triggers">Triggers, with the id of what they come from.</param>
    public static IReadOnlyList<TechniqueProposal> Of(IEnumerable<(string Trigger, string Id)> triggers) =>
    [
        .. triggers.SelectMany(t => Rows[t.Trigger].Select(r => (Row: r, t.Id)))
            .GroupBy(t => (Framework: t.Row[1], Id: t.Row[2]))
            .OrderBy(g => g.Key.Framework, StringComparer.Ordinal).ThenBy(g => g.Key.Id, StringComparer.Ordinal)
            .Select(g => new TechniqueProposal(g.Key.Framework, g.Key.Id, g.First().Row[3], string.Join("; ", g.Select(t => t.Row[4]).Distinct(StringComparer.Ordinal)), [.. g.Select(t => t.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
    ];

    private static IEnumerable<string[]> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tocsin.Data.techniques.tsv") ?? throw new InvalidOperationException("BUG: no table of techniques");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line.Split('\t');
        }
    }
}
