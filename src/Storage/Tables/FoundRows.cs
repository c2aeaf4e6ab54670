using System.Text.Json;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Engine.Pipeline;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>Findings and sightings as searches find them.</summary>
internal static class FoundRows
{
    private const int AtOnce = 400;

    /// <summary>Adds findings and sightings, in the order given.</summary>
    public static void Add(Work work, string election, IEnumerable<Finding> findings, IEnumerable<Sighting> sightings)
    {
        var names = Names(work);
        long next = work.Value<long>("SELECT MAX(id) FROM found");
        foreach (var finding in findings)
            work.Home.AddFound(work, ++next, election, finding.Id, SearchKinds.Findings, FoundText.About(finding, names), FoundText.Of(finding, names));
        foreach (var sighting in sightings)
            work.Home.AddFound(work, ++next, election, sighting.Id, SearchKinds.Of(sighting.Stage), FoundText.About(sighting), FoundText.Of(sighting));
    }

    /// <summary>Adds everything there is, in the order of arrival, after a change of schema.</summary>
    public static void AddAll(Work work)
    {
        var all = work.Rows("SELECT f.election, f.id FROM findings f JOIN scans s ON s.id = f.scan ORDER BY s.at, s.id, f.id", r => (Election: r.GetString(0), Id: r.GetString(1)));
        foreach (var part in all.Chunk(AtOnce))
        {
            foreach (var one in part.GroupBy(f => f.Election))
                Write(work, work.Value<long>("SELECT MAX(id) FROM found"), one.Key, [.. one.Select(f => f.Id)]);
        }
    }

    /// <summary>Adds what another store numbered, under the same numbers: watches remember them.</summary>
    public static void Copy(Work work, IEnumerable<(long Id, string Election, string Finding)> numbered)
    {
        foreach (var one in numbered)
            Write(work, one.Id - 1, one.Election, [one.Finding]);
    }

    private static void Write(Work work, long last, string election, IReadOnlyList<string> ids)
    {
        var names = Names(work);
        var bodies = work.Rows(
            $"SELECT id, kind, body FROM findings WHERE election = @election AND id IN ({FindingRows.Names(ids.Count)})",
            r => (Id: r.GetString(0), Sighted: r.GetString(1) == FindingRows.Sighted, Body: r.GetString(2)),
            [("election", election), .. FindingRows.Named(ids)]).ToDictionary(b => b.Id, StringComparer.Ordinal);
        foreach (string id in ids)
        {
            if (bodies[id].Sighted && JsonSerializer.Deserialize(bodies[id].Body, StoreJson.Default.Sighting) is { } sighting)
                work.Home.AddFound(work, ++last, election, id, SearchKinds.Of(sighting.Stage), FoundText.About(sighting), FoundText.Of(sighting));
            else if (JsonSerializer.Deserialize(bodies[id].Body, StoreJson.Default.Finding) is { } finding)
                work.Home.AddFound(work, ++last, election, id, SearchKinds.Findings, FoundText.About(finding, names), FoundText.Of(finding, names));
        }
    }

    private static Pseudonymiser Names(Work work) => new(Convert.FromHexString(work.Value<string>("SELECT value FROM meta WHERE key = @key", ("key", CaseStore.KeyName)) ?? ""));
}
