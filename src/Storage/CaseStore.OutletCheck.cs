using Tocsin.Storage.Outlets;

namespace Tocsin.Storage;

/// <content>The register of outlets held against posts and findings.</content>
public sealed partial class CaseStore
{
    /// <summary>Where the hosts of one outlet were seen.</summary>
    /// <remarks>O(posts with the words of its domains).</remarks>
    public OutletCheck Seen(RegisteredOutlet outlet, string? election = null)
    {
        ArgumentNullException.ThrowIfNull(outlet);
        var only = new OutletRegister([outlet], new Dictionary<string, string>());
        return Read(work => Checked(new OutletSearch(work, election), only, mirrors: false));
    }

    /// <summary>Which outlets of the register were seen, and which hosts may be mirrors of them.</summary>
    /// <param name="election">Only in posts and findings of this election; null for all.</param>
    /// <remarks>O(domains + posts with the words of any); posts with other words are not read. A candidate is a proposal.</remarks>
    public OutletCheck CheckOutlets(string? election = null) => Read(work => Checked(new OutletSearch(work, election), Register(work, null), mirrors: true));

    private static OutletCheck Checked(OutletSearch search, OutletRegister register, bool mirrors)
    {
        var labels = register.Outlets.SelectMany(o => o.Domains.Select(d => (Label: HostsInText.Label(d), Outlet: o))).Where(l => l.Label.Length >= OutletSearch.ShortestLabel)
            .GroupBy(l => l.Label, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(l => l.Outlet).Distinct().ToList(), StringComparer.Ordinal);
        var ties = mirrors ? Ties(search, register) : [];
        bool Matters(string host) => register.Behind(host).Count > 0 || (mirrors && (labels.ContainsKey(HostsInText.Label(host)) || ties.ContainsKey(host)));
        search.InPosts(register.Outlets.SelectMany(o => o.Domains).Concat(ties.Keys), Matters);
        search.InFindings(Matters);
        var seen = new Dictionary<RegisteredOutlet, List<SeenHost>>();
        var candidates = new List<MirrorCandidate>();
        foreach (var (host, tally) in search.Tallies.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var behind = register.Behind(host);
            foreach (var outlet in behind)
            {
                if (!seen.TryGetValue(outlet, out var hosts))
                    seen[outlet] = hosts = [];
                hosts.Add(tally.Of(host));
            }

            if (behind.Count == 0 && ties.TryGetValue(host, out var tie))
                candidates.Add(new MirrorCandidate(tally.Of(host), tie.Outlets, $"tied in a finding: {tie.Sentence}"));
            else if (behind.Count == 0 && labels.TryGetValue(HostsInText.Label(host), out var same))
                candidates.Add(new MirrorCandidate(tally.Of(host), same, $"the same name, {HostsInText.Label(host)}, under another ending; it may be a namesake"));
        }

        return new OutletCheck(
            [.. seen.Select(s => new SeenOutlet(s.Key, s.Value)).OrderByDescending(s => s.Incidents.Count).ThenByDescending(s => s.Hosts.Sum(h => h.Posts)).ThenBy(s => s.Outlet.Number)],
            [.. candidates.OrderByDescending(c => c.Host.Incidents.Count).ThenByDescending(c => c.Host.Posts)],
            search.Posts,
            search.Whole);
    }

    // Hosts that stand beside a registered one in a finding which ties sites.
    private static Dictionary<string, (IReadOnlyList<RegisteredOutlet> Outlets, string Sentence)> Ties(OutletSearch search, OutletRegister register)
    {
        var tied = new Dictionary<string, (IReadOnlyList<RegisteredOutlet>, string)>(StringComparer.Ordinal);
        foreach (var (hosts, sentence) in search.Ties())
        {
            var outlets = hosts.SelectMany(register.Behind).Distinct().ToList();
            foreach (string host in outlets.Count > 0 ? hosts.Where(h => register.Behind(h).Count == 0) : [])
                tied.TryAdd(host, (outlets, sentence));
        }

        return tied;
    }
}
