using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Incidents.Fusing;

/// <summary>By what a finding or sighting can meet others: two that have no key in common, and no third between them, are never one incident.</summary>
/// <remarks>
/// Accounts, objects that bind, marks, and protected subjects. Whoever fuses only what a chain of common keys reaches gets what fusing everything
/// would give. Tests hold it to that.
/// </remarks>
public static class FusionKeys
{
    // Longer values are cut: two that begin alike for so long may meet and are told apart by the rules.
    private const int Longest = 200;

    /// <summary>Keys of a finding about accounts.</summary>
    public static IReadOnlySet<string> Of(FindingCase one, IncidentBuilder incidents)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(incidents);
        var cluster = new FindingCluster(one);
        return Keys(
        [
            .. cluster.Accounts.Select(a => "account " + a),
            .. cluster.Objects.Select(o => $"object {o.Kind} {o.Value}"),
            .. PostMarks.Of(one.Finding.Objects).Select(Of),
            .. incidents.Build([one]).SelectMany(i => i.Subjects).Select(s => "subject " + s.Id),
            .. one.Finding.DeclaredAs is { } name ? ["declared " + name] : Array.Empty<string>(),
        ]);
    }

    /// <summary>Keys of accounts alone.</summary>
    public static HashSet<string> OfAccounts(IEnumerable<string> accounts) => Keys(accounts.Select(a => "account " + a));

    /// <summary>Keys of a finding about content.</summary>
    public static IReadOnlySet<string> Of(Finding context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Keys(PostMarks.Of(context.Objects).Select(Of));
    }

    /// <summary>Keys of a sighting.</summary>
    public static IReadOnlySet<string> Of(Sighting sighting)
    {
        ArgumentNullException.ThrowIfNull(sighting);
        return Keys(sighting.Marks.Select(Of).Concat(sighting.Subjects.Select(s => "subject " + s)));
    }

    private static string Of(Mark mark) => $"mark {mark.Kind} {mark.Value}";

    private static HashSet<string> Keys(IEnumerable<string> keys) => keys.Select(k => k.Length > Longest ? k[..Longest] : k).ToHashSet(StringComparer.Ordinal);
}
