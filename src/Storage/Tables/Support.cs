using System.Globalization;
using System.Text.Json;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>What incidents rest on that may not be deleted: those not dismissed, and those on hold.</summary>
internal sealed class Support
{
    private const string Line = "line ";
    private readonly HashSet<(int Capture, long Line)> _posts = [];
    private readonly HashSet<int> _captures = [];
    private readonly HashSet<(string Part, string Place)> _exhibits = [];

    /// <summary>Of an election.</summary>
    public static Support Of(Work work, string election)
    {
        var support = new Support();
        var rows = work.Rows(
            "SELECT f.kind, f.body, f.posts FROM findings f JOIN incident_members m ON m.election = f.election AND m.member = f.id JOIN incidents i ON i.id = m.incident "
            + "WHERE f.election = @election AND f.kind <> 'context' AND (i.state <> 'dismissed' OR (SELECT d.kind FROM decisions d WHERE d.incident = i.id AND d.kind IN ('hold', 'release') ORDER BY d.seq DESC LIMIT 1) = 'hold')",
            r => (Kind: r.GetString(0), Body: r.GetString(1), Posts: r.GetString(2)),
            ("election", election));

        // Outgrown ones whose rows are still there were cited, or are on hold.
        rows.AddRange(work.Rows(
            "SELECT f.kind, f.body, f.posts FROM findings f JOIN outgrown o ON o.election = f.election AND o.finding = f.id WHERE f.election = @election AND f.kind <> 'context'",
            r => (Kind: r.GetString(0), Body: r.GetString(1), Posts: r.GetString(2)),
            ("election", election)));
        foreach (var (kind, body, posts) in rows)
        {
            if (kind == FindingRows.Sighted)
                support._exhibits.UnionWith(JsonSerializer.Deserialize(body, StoreJson.Default.Sighting)!.Exhibits.SelectMany(x => new[] { (x.File, x.Place), (x.File, "") }));
            else
                support._posts.UnionWith(JsonSerializer.Deserialize(posts, StoreJson.Default.IReadOnlyListIncidentPost)!.Select(p => (p.File, p.Line)));
        }

        support._captures.UnionWith(support._posts.Select(p => p.Capture));
        return support;
    }

    /// <summary>Whether a post is among it.</summary>
    public bool Holds(int capture, long line) => _posts.Contains((capture, line));

    /// <summary>Whether a frozen record is among it; the names of the columns and whole documents stay as long as any post of them does.</summary>
    public bool Holds(int capture, string part, string place)
    {
        if (part.Length > 0)
            return _exhibits.Contains((part, place));
        long line = place.StartsWith(Line, StringComparison.Ordinal) ? long.Parse(place.AsSpan(Line.Length), NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        return line > 1 ? Holds(capture, line) : _captures.Contains(capture);
    }
}
