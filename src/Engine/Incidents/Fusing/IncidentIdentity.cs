using System.Globalization;
using System.Text;
using Tocsin.Engine.Model;

namespace Tocsin.Engine.Incidents.Fusing;

/// <summary>Which incident a group of members is: what people worked on keeps its name when findings extend, merge or split it.</summary>
/// <param name="Named">The id of each group, in the order of the groups.</param>
/// <param name="Fresh">Ids that are new, with the incident they split from; null when from none.</param>
/// <param name="Merged">Incidents that went into another one.</param>
/// <param name="Emptied">Incidents of which nothing is left.</param>
/// <remarks>
/// Each known incident claims the group that has most of its members; those that people worked on first, then the older. Who finds the group
/// claimed has merged into the claimant. A group that nobody claims is a new incident, named by UUIDv5 of its members. O(members).
/// </remarks>
public sealed record IncidentIdentity(
    IReadOnlyList<string> Named,
    IReadOnlyDictionary<string, string?> Fresh,
    IReadOnlyDictionary<string, string> Merged,
    IReadOnlyList<string> Emptied)
{
    private static readonly Guid Namespace = new("5f9f4e0e-6a0b-5c55-8a6e-0e8a3f1b7d21");

    /// <summary>Names the groups.</summary>
    /// <param name="groups">Members of each incident.</param>
    /// <param name="known">Incidents there are.</param>
    /// <param name="used">Whether an id was ever given, also to an incident that is no more.</param>
    public static IncidentIdentity Of(IReadOnlyList<IReadOnlySet<string>> groups, IReadOnlyList<KnownIncident> known, Func<string, bool> used)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(used);
        var groupOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int g = 0; g < groups.Count; g++)
        {
            foreach (string member in groups[g])
                groupOf[member] = g;
        }

        var named = new string?[groups.Count];
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        var emptied = new List<string>();
        var before = new string?[groups.Count];
        foreach (var incident in known.OrderByDescending(k => k.Worked).ThenBy(k => k.Created).ThenBy(k => k.Id, StringComparer.Ordinal))
        {
            var parts = incident.Members.Where(groupOf.ContainsKey).CountBy(m => groupOf[m]).OrderByDescending(p => p.Value).ThenBy(p => p.Key).ToList();
            if (parts.Count == 0)
            {
                emptied.Add(incident.Id);
                continue;
            }

            foreach (var (part, _) in parts)
                before[part] ??= incident.Id;
            if (named[parts[0].Key] is { } claimant)
                merged[incident.Id] = claimant;
            else
                named[parts[0].Key] = incident.Id;
        }

        var fresh = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (int g = 0; g < groups.Count; g++)
        {
            if (named[g] is not null)
                continue;
            string id = Free(groups[g], i => used(i) || fresh.ContainsKey(i));
            named[g] = id;
            fresh[id] = before[g];
        }

        return new IncidentIdentity([.. named.OfType<string>()], fresh, merged, emptied);
    }

    // What was split and joined again may have the members of an incident that is no more.
    private static string Free(IReadOnlySet<string> members, Func<string, bool> taken)
    {
        string name = string.Join('\n', members.Order(StringComparer.Ordinal));
        for (int n = 0; ; n++)
        {
            string id = "incident--" + Uuid5.Create(Namespace, Encoding.UTF8.GetBytes(n == 0 ? name : name + "\n" + n.ToString(CultureInfo.InvariantCulture))).ToString("D");
            if (!taken(id))
                return id;
        }
    }
}
