using System.Security.Cryptography;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>What findings rest on, as it was received.</summary>
internal static class RecordRows
{
    private static readonly string[] Columns = ["capture", "part", "place", "sha256", "bytes"];

    /// <summary>Adds what is not there yet.</summary>
    public static void Add(Work work, IEnumerable<FrozenRecord> records)
    {
        var there = new HashSet<(long, string, string)>();
        var asked = new HashSet<long>();
        work.Home.Load(work, "records", Columns, Fresh(records.ToList()));

        IEnumerable<object?[]> Fresh(List<FrozenRecord> all)
        {
            // Asked before the load begins: nothing else may run on its connection.
            foreach (long capture in all.Select(r => r.Capture).Where(asked.Add))
                there.UnionWith(work.Rows("SELECT part, place FROM records WHERE capture = @capture", r => (capture, r.GetString(0), r.GetString(1)), ("capture", capture)));
            return all.Where(r => there.Add((r.Capture, StoredText.Clean(r.Part), r.Place))).Select(r => new object?[] { r.Capture, r.Part, r.Place, Convert.ToHexStringLower(SHA256.HashData(r.Bytes)), r.Bytes });
        }
    }

    /// <summary>Those of a capture: part and place.</summary>
    public static List<(string Part, string Place)> Of(Work work, long capture) =>
        work.Rows("SELECT part, place FROM records WHERE capture = @capture", r => (r.GetString(0), r.GetString(1)), ("capture", capture));

    /// <summary>Those on which findings and sightings rest.</summary>
    public static List<StoredRecord> Resting(Work work, FusionInput members, string election)
    {
        var lines = members.Cases.SelectMany(c => c.Posts).Select(p => ((long)p.File, $"line {p.Line}")).ToHashSet();
        var exhibits = members.Sightings.SelectMany(s => s.Exhibits).SelectMany(x => new[] { (x.File, x.Place), (x.File, "") }).ToHashSet();
        var captures = lines.Select(l => l.Item1).ToHashSet();
        return work.Rows(
            "SELECT r.capture, r.part, r.place, r.sha256, c.name, c.sha256, c.at, s.actor, s.version, s.id, r.bytes FROM records r JOIN captures c ON c.id = r.capture JOIN scans s ON s.id = c.scan WHERE c.election = @election ORDER BY r.capture, r.part, r.place",
            r => Belongs(r.GetInt64(0), r.GetString(1), r.GetString(2))
                ? new StoredRecord(r.GetString(4), r.GetString(5), r.GetString(1), r.GetString(2), r.GetString(3), r.GetFieldValue<byte[]>(10), r.Time(6), r.GetString(7), r.GetString(8), r.GetString(9))
                : null,
            ("election", election)).OfType<StoredRecord>().ToList();

        // Of a table the names of its columns belong to every row.
        bool Belongs(long capture, string part, string place) => part.Length > 0
            ? exhibits.Contains((part, place))
            : lines.Contains((capture, place)) || (captures.Contains(capture) && (place is "" or "line 1"));
    }

    /// <summary>Removes one.</summary>
    public static void Remove(Work work, long capture, string part, string place) => work.Execute(
        "DELETE FROM records WHERE capture = @capture AND part = @part AND place = @place",
        ("capture", capture), ("part", part), ("place", place));
}
