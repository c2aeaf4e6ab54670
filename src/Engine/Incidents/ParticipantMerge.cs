using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Incidents;

/// <summary>Makes one list of participants from those of several findings.</summary>
internal static class ParticipantMerge
{
    /// <summary>Everyone once, the most connected first. Posts are counted once even when several findings rest on them; partners
    /// are counted over all findings; core in one finding is core.</summary>
    public static IReadOnlyList<Participant> Of(FusedCase fused, IReadOnlyList<IncidentPost> posts)
    {
        Dictionary<string, int> counts = posts.CountBy(p => p.Account, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Dictionary<string, HashSet<string>> partners = Partners(fused);
        return [.. fused.Findings.SelectMany(f => f.Accounts).GroupBy(p => p.Account, StringComparer.Ordinal)
            .Select(g => Merge(g.Key, [.. g], counts.GetValueOrDefault(g.Key), partners.GetValueOrDefault(g.Key)?.Count ?? 0))
            .OrderByDescending(p => p.Partners).ThenByDescending(p => p.Posts).ThenBy(p => p.Account, StringComparer.Ordinal)];
    }

    private static Participant Merge(string account, IReadOnlyList<Participant> parts, int posts, int partners) => new()
    {
        Account = account,
        Role = parts.Any(p => p.Role == "core") ? "core" : parts.Select(p => p.Role).Min(StringComparer.Ordinal)!,
        Partners = Math.Max(partners, parts.Max(p => p.Partners)),
        Posts = posts > 0 ? posts : parts.Max(p => p.Posts),
        Coreness = parts.Max(p => p.Coreness),
        Firsts = parts.MinBy(p => (p.LeadP, -p.Firsts))!.Firsts,
        FirstsExpected = parts.MinBy(p => (p.LeadP, -p.Firsts))!.FirstsExpected,
        LeadP = Math.Min(1, parts.Min(p => p.LeadP) * parts.Count),
        FirstAct = parts.Min(p => p.FirstAct),
        LastAct = parts.Max(p => p.LastAct),
    };

    private static Dictionary<string, HashSet<string>> Partners(FusedCase fused)
    {
        var partners = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (Edge edge in fused.Findings.SelectMany(f => f.Edges))
        {
            Of(edge.A).Add(edge.B);
            Of(edge.B).Add(edge.A);
        }
        return partners;

        HashSet<string> Of(string account)
        {
            if (!partners.TryGetValue(account, out HashSet<string>? own))
                partners[account] = own = new HashSet<string>(StringComparer.Ordinal);
            return own;
        }
    }
}
