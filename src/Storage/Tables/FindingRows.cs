using System.Text.Json;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>Findings and sightings, with the keys by which they can meet.</summary>
internal static class FindingRows
{
    /// <summary>Kind of a row that is a sighting.</summary>
    public const string Sighted = "sighting";

    private const string OfAccounts = "finding", OfContent = "context";
    private static readonly string[] Columns = ["id", "election", "scan", "kind", "detector", "confidence", "first", "last", "sentence", "body", "posts"];
    private static readonly string[] KeyColumns = ["key", "finding", "election"];

    /// <summary>Adds what is not there yet and says something new; tells which that was, and what it outgrew.</summary>
    public static (List<string> Fresh, IReadOnlyList<Outgrown> Outgrown) Add(Work work, string scan, ScanToKeep kept, IncidentBuilder incidents, IReadOnlySet<long> before)
    {
        var known = Known(work, kept.Election.Id, [.. kept.Cases.Select(c => c.Finding.Id).Concat(kept.Context.Select(c => c.Id)).Concat(kept.Sightings.Select(s => s.Id))]);
        string election = kept.Election.Id;
        var (cases, context, outgrown) = Growth.Of(work, election, [.. kept.Cases.Where(c => known.Add(c.Finding.Id))], [.. kept.Context.Where(c => known.Add(c.Id))], before);
        var sightings = kept.Sightings.Where(s => known.Add(s.Id)).ToList();
        work.Home.Load(work, "findings", Columns,
        [
            .. cases.Select(c => Row(election, scan, OfAccounts, c.Finding, JsonSerializer.Serialize(c.Posts, StoreJson.Default.IReadOnlyListIncidentPost))),
            .. context.Select(f => Row(election, scan, OfContent, f, "[]")),
            .. sightings.Select(s => Row(election, scan, s)),
        ]);
        work.Home.Load(work, "finding_keys", KeyColumns,
        [
            .. cases.SelectMany(c => FusionKeys.Of(c, incidents).Select(k => new object?[] { k, c.Finding.Id, election })),
            .. context.SelectMany(f => FusionKeys.Of(f).Select(k => new object?[] { k, f.Id, election })),
            .. sightings.SelectMany(s => FusionKeys.Of(s).Select(k => new object?[] { k, s.Id, election })),
        ]);
        FoundRows.Add(work, election, [.. cases.Select(c => c.Finding), .. context], sightings);
        return ([.. cases.Select(c => c.Finding.Id), .. context.Select(c => c.Id), .. sightings.Select(s => s.Id)], outgrown);
    }

    /// <summary>These findings and sightings, whole.</summary>
    public static FusionInput Read(Work work, string election, IReadOnlyCollection<string> ids)
    {
        var cases = new List<FindingCase>();
        var context = new List<Finding>();
        var sightings = new List<Sighting>();
        foreach (var (kind, body, posts) in InParts(ids, part => work.Rows(
            $"SELECT kind, body, posts FROM findings WHERE election = @election AND id IN ({Names(part.Count)})",
            r => (r.GetString(0), r.GetString(1), r.GetString(2)),
            [("election", election), .. Named(part)])))
        {
            if (kind == Sighted)
                sightings.Add(JsonSerializer.Deserialize(body, StoreJson.Default.Sighting)!);
            else if (kind == OfContent)
                context.Add(JsonSerializer.Deserialize(body, StoreJson.Default.Finding)!);
            else
                cases.Add(new FindingCase(JsonSerializer.Deserialize(body, StoreJson.Default.Finding)!, JsonSerializer.Deserialize(posts, StoreJson.Default.IReadOnlyListIncidentPost)!));
        }

        return new FusionInput(cases, context, sightings);
    }

    /// <summary>Findings that have a key in common with one of these; keys that were followed before are not followed again.</summary>
    /// <remarks>In two steps: joined in one, the embedded database reads the whole table.</remarks>
    public static List<string> Near(Work work, string election, IReadOnlyCollection<string> ids, HashSet<string> followed)
    {
        var keys = InParts(ids, part => work.Rows(
            $"SELECT key FROM finding_keys WHERE election = @election AND finding IN ({Names(part.Count)})",
            r => r.GetString(0),
            [("election", election), .. Named(part)])).Where(followed.Add).ToList();
        return With(work, election, keys);
    }

    /// <summary>Findings that have one of these keys.</summary>
    public static List<string> With(Work work, string election, IReadOnlyCollection<string> keys) => InParts(keys, part => work.Rows(
        $"SELECT finding FROM finding_keys WHERE election = @election AND key IN ({Names(part.Count)})",
        r => r.GetString(0),
        [("election", election), .. Named(part)])).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Ids of a detector's findings about content, the newest.</summary>
    public static List<string> NewestContent(Work work, string election, string detector, int most) => work.Rows(
        "SELECT id FROM findings WHERE election = @election AND detector = @detector AND kind = 'context' ORDER BY last DESC LIMIT @most",
        r => r.GetString(0),
        ("election", election), ("detector", detector), ("most", most));

    /// <summary>Runs a question for a few hundred ids at a time.</summary>
    public static List<T> InParts<T>(IReadOnlyCollection<string> ids, Func<IReadOnlyList<string>, List<T>> ask) => [.. ids.Chunk(400).SelectMany(p => ask(p))];

    public static string Names(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"@p{i}"));

    public static IEnumerable<(string, object?)> Named(IReadOnlyList<string> values) => values.Select((v, i) => ($"p{i}", (object?)v));

    private static HashSet<string> Known(Work work, string election, IReadOnlyCollection<string> ids) => InParts(ids, part => work.Rows(
        $"SELECT id FROM findings WHERE election = @election AND id IN ({Names(part.Count)})",
        r => r.GetString(0),
        [("election", election), .. Named(part)])).ToHashSet(StringComparer.Ordinal);

    private static object?[] Row(string election, string scan, string kind, Finding finding, string posts) =>
    [
        finding.Id, election, scan, kind, finding.Detector, (int)finding.Confidence, finding.FirstAct.ToUnixTimeMilliseconds(), finding.LastAct.ToUnixTimeMilliseconds(),
        finding.Sentence, JsonSerializer.Serialize(finding, StoreJson.Default.Finding), posts,
    ];

    private static object?[] Row(string election, string scan, Sighting sighting) =>
    [
        sighting.Id, election, scan, Sighted, sighting.Detector, (int)sighting.Confidence, RowReading.Milliseconds(sighting.First), RowReading.Milliseconds(sighting.Last),
        sighting.Sentence, JsonSerializer.Serialize(sighting, StoreJson.Default.Sighting), "[]",
    ];
}
