using System.Globalization;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage.Outlets;

/// <summary>Finds hosts of outlets in posts and findings: posts through the index of words, findings through their keys.</summary>
internal sealed class OutletSearch(Work work, string? election)
{
    // Shorter names are words of every day: they are looked for with their ending only, and suggest no mirror.
    public const int ShortestLabel = 4;

    private const int GroupsAtOnce = 200;
    private const int PostsAtOnce = 500;
    private const int MostPosts = 200_000;
    private const string Key = "mark domain ";

    private readonly Dictionary<string, HostTally> _tallies = new(StringComparer.Ordinal);
    private readonly HostsInText _hosts = new();

    /// <summary>What was counted, by host.</summary>
    public IReadOnlyDictionary<string, HostTally> Tallies => _tallies;

    /// <summary>Posts looked at.</summary>
    public long Posts { get; private set; }

    /// <summary>False when some were left out.</summary>
    public bool Whole { get; private set; } = true;

    /// <summary>Counts the hosts that matter in posts with the words of any of these domains.</summary>
    public void InPosts(IEnumerable<string> domains, Func<string, bool> matters)
    {
        var seen = new HashSet<long>();
        var groups = domains.Select(Words).Where(g => g.Count > 0).DistinctBy(g => string.Join(' ', g), StringComparer.Ordinal).ToList();
        foreach (var part in groups.Chunk(GroupsAtOnce))
        {
            var numbers = work.Home.SearchAny(work, part, MostPosts);
            Whole &= numbers.Count < MostPosts;
            foreach (long[] some in numbers.Where(seen.Add).Chunk(PostsAtOnce))
                Count(some, matters);
        }
    }

    /// <summary>Counts the hosts that matter in findings and sightings, with the incidents these belong to.</summary>
    public void InFindings(Func<string, bool> matters)
    {
        // One election after the other: the keys are ordered by election first. Not by a range of keys, which a database may order by its language.
        foreach (string one in election is null ? work.Rows("SELECT id FROM elections", r => r.GetString(0)) : [election])
        {
            var rows = work.Rows(
                "SELECT key, finding FROM finding_keys WHERE election = @election AND substr(key, 1, @length) = @prefix",
                r => (Host: r.GetString(0)[Key.Length..], Finding: r.GetString(1)),
                ("election", one), ("length", Key.Length), ("prefix", Key)).Where(r => matters(r.Host)).ToList();
            var known = IncidentRows.Touched(work, one, [.. rows.Select(r => r.Finding).Distinct(StringComparer.Ordinal)]);
            var cards = known.SelectMany(k => k.Members.Select(m => (Member: m, k.Id))).ToLookup(m => m.Member, m => m.Id, StringComparer.Ordinal);
            var byId = known.ToDictionary(k => k.Id, k => IncidentRows.One(work, k.Id)!, StringComparer.Ordinal);
            foreach (var row in rows)
            {
                var tally = Tally(row.Host);
                tally.Findings.Add(row.Finding);
                foreach (string incident in cards[row.Finding])
                    tally.Incidents[incident] = byId[incident];
            }
        }
    }

    /// <summary>Hosts that stand together in findings which tie sites to one another, with the sentence of the finding.</summary>
    public IEnumerable<(IReadOnlyList<string> Hosts, string Sentence)> Ties() => work.Rows(
        "SELECT f.id, f.sentence, k.key FROM findings f JOIN finding_keys k ON k.election = f.election AND k.finding = f.id "
        + "WHERE f.detector IN ('site-fingerprints', 'outlets') AND (@election = '' OR f.election = @election) AND substr(k.key, 1, @length) = @prefix",
        r => (Id: r.GetString(0), Sentence: r.GetString(1), Host: r.GetString(2)[Key.Length..]),
        ("election", election ?? ""), ("length", Key.Length), ("prefix", Key))
        .GroupBy(r => (r.Id, r.Sentence)).Select(g => ((IReadOnlyList<string>)[.. g.Select(r => r.Host)], g.Key.Sentence));

    // A name long enough is looked for alone, so that other endings of it are found too.
    private static IReadOnlyList<string> Words(string domain)
    {
        string label = HostsInText.Label(domain);
        return SearchWords.Of(Shown(label.Length >= ShortestLabel ? label : domain));
    }

    // Posts write internationalised names as people read them.
    private static string Shown(string name)
    {
        try
        {
            return name.Contains("xn--", StringComparison.Ordinal) ? new IdnMapping().GetUnicode(name) : name;
        }
        catch (ArgumentException)
        {
            return name;
        }
    }

    private void Count(long[] numbers, Func<string, bool> matters)
    {
        foreach (var (time, text) in work.Rows(
            $"SELECT p.time, p.text FROM posts p JOIN captures c ON c.id = p.capture JOIN scans s ON s.id = c.scan WHERE p.id IN ({string.Join(", ", numbers)}) AND s.complete = 1 AND (@election = '' OR c.election = @election)",
            r => (r.Time(0), r.GetString(1)),
            ("election", election ?? "")))
        {
            Posts++;
            foreach (string host in _hosts.Of(text).Where(matters))
                Tally(host).Post(time);
        }
    }

    private HostTally Tally(string host)
    {
        if (!_tallies.TryGetValue(host, out var tally))
            _tallies[host] = tally = new HostTally();
        return tally;
    }
}
