using System.Data.Common;
using System.Text.Json;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>Incidents and what belongs to them.</summary>
internal static class IncidentRows
{
    private const string Card = "id, number, election, state, title, severity, first, last, created, changed, revision, merged_into, split_from";
    private static readonly string[] MemberColumns = ["election", "member", "incident"];

    /// <summary>Cards, the gravest first.</summary>
    public static List<IncidentCard> List(Work work, string? election, bool all, int most) => work.Rows(
        $"SELECT {Card} FROM incidents WHERE (@election = '' OR election = @election) AND (@all = 1 OR state = 'open') ORDER BY severity DESC, last DESC, number LIMIT @most",
        Read,
        ("election", election ?? ""), ("all", all ? 1 : 0), ("most", most));

    /// <summary>Cards whose number or id begins so.</summary>
    public static List<IncidentCard> Find(Work work, string? election, string typed)
    {
        string name = typed.TrimStart('#');
        bool number = long.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long n);
        return work.Rows(
            $"SELECT {Card} FROM incidents WHERE (@election = '' OR election = @election) AND (number = @number OR id = @id OR (@number = -1 AND (substr(id, 1, @length) = @id OR substr(id, 11, @length) = @id))) ORDER BY number LIMIT 20",
            Read,
            ("election", election ?? ""), ("number", number && name.Length < 8 ? n : -1), ("id", name), ("length", name.Length));
    }

    /// <summary>The card of one.</summary>
    public static IncidentCard? One(Work work, string id) => work.Rows($"SELECT {Card} FROM incidents WHERE id = @id", Read, ("id", id)).FirstOrDefault();

    /// <summary>What it tells.</summary>
    public static FusedIncident Body(Work work, string id) =>
        JsonSerializer.Deserialize(work.Value<string>("SELECT body FROM incidents WHERE id = @id", ("id", id))!, StoreJson.Default.FusedIncident)!;

    /// <summary>Incidents that went into one, directly or through others.</summary>
    public static List<string> Ancestors(Work work, string id)
    {
        var found = new List<string> { id };
        for (int i = 0; i < found.Count; i++)
            found.AddRange(work.Rows("SELECT id FROM incidents WHERE merged_into = @id ORDER BY number", r => r.GetString(0), ("id", found[i])).Where(a => !found.Contains(a, StringComparer.Ordinal)));
        return found;
    }

    /// <summary>Members of one.</summary>
    public static List<string> Members(Work work, string id) => work.Rows("SELECT member FROM incident_members WHERE incident = @id ORDER BY member", r => r.GetString(0), ("id", id));

    /// <summary>The incidents to which any of these belong, with all their members.</summary>
    public static List<KnownIncident> Touched(Work work, string election, IReadOnlyCollection<string> members)
    {
        var ids = FindingRows.InParts(members, part => work.Rows(
            $"SELECT DISTINCT incident FROM incident_members WHERE election = @election AND member IN ({FindingRows.Names(part.Count)})",
            r => r.GetString(0),
            [("election", election), .. FindingRows.Named(part)])).Distinct(StringComparer.Ordinal).ToList();
        return [.. ids.Select(id => (Id: id, Row: work.Rows("SELECT number, worked FROM incidents WHERE id = @id", r => (Number: r.GetInt64(0), Worked: r.GetInt32(1) != 0), ("id", id))[0]))
            .Select(i => new KnownIncident(i.Id, Members(work, i.Id), i.Row.Number, i.Row.Worked))];
    }

    /// <summary>Adds one and returns its number.</summary>
    public static long Add(Work work, string election, string id, FusedIncident told, string? splitFrom, DateTimeOffset now)
    {
        long number = work.Value<long>("SELECT MAX(number) FROM incidents WHERE election = @election", ("election", election)) + 1;
        work.Execute(
            "INSERT INTO incidents (id, number, election, state, title, severity, first, last, created, changed, revision, worked, merged_into, split_from, body) "
            + "VALUES (@id, @number, @election, 'open', @title, @severity, @first, @last, @now, @now, 1, 0, NULL, @split, @body)",
            [("id", id), ("number", number), ("election", election), ("now", now.ToUnixTimeMilliseconds()), ("split", splitFrom), .. Told(told)]);
        SetMembers(work, election, id, told.Members);
        return number;
    }

    /// <summary>Writes what one has become; its state stays.</summary>
    public static void Change(Work work, string election, string id, FusedIncident told, DateTimeOffset now)
    {
        work.Execute(
            "UPDATE incidents SET title = @title, severity = @severity, first = @first, last = @last, body = @body, changed = @now, revision = revision + 1 WHERE id = @id",
            [("id", id), ("now", now.ToUnixTimeMilliseconds()), .. Told(told)]);
        SetMembers(work, election, id, told.Members);
    }

    /// <summary>One is no more: it went into another, or nothing of it is left.</summary>
    public static void Retire(Work work, string id, string? into, DateTimeOffset now)
    {
        work.Execute("DELETE FROM incident_members WHERE incident = @id", ("id", id));
        work.Execute(
            "UPDATE incidents SET state = @state, merged_into = @into, changed = @now, revision = revision + 1 WHERE id = @id",
            ("id", id), ("state", into is null ? "empty" : "merged"), ("into", into), ("now", now.ToUnixTimeMilliseconds()));
    }

    /// <summary>A person changed its state, or worked on it.</summary>
    public static void Work(Work work, string id, string? state, DateTimeOffset now) => work.Execute(
        "UPDATE incidents SET state = CASE WHEN @state = '' THEN state ELSE @state END, worked = 1, changed = @now, revision = revision + 1 WHERE id = @id",
        ("id", id), ("state", state ?? ""), ("now", now.ToUnixTimeMilliseconds()));

    private static void SetMembers(Work work, string election, string id, IReadOnlyList<string> members)
    {
        work.Execute("DELETE FROM incident_members WHERE incident = @id", ("id", id));
        FindingRows.InParts(members, part =>
        {
            work.Execute($"DELETE FROM incident_members WHERE election = @election AND member IN ({FindingRows.Names(part.Count)})", [("election", election), .. FindingRows.Named(part)]);
            return new List<int>();
        });
        work.Home.Load(work, "incident_members", MemberColumns, members.Select(m => new object?[] { election, m, id }));
    }

    private static (string, object?)[] Told(FusedIncident told) =>
    [
        ("title", told.Title), ("severity", (int)told.Severity), ("first", RowReading.Milliseconds(told.First)), ("last", RowReading.Milliseconds(told.Last)),
        ("body", JsonSerializer.Serialize(told, StoreJson.Default.FusedIncident)),
    ];

    private static IncidentCard Read(DbDataReader r) => new()
    {
        Id = r.GetString(0),
        Number = r.GetInt64(1),
        Election = r.GetString(2),
        State = r.GetString(3),
        Title = r.GetString(4),
        Severity = (Severity)r.GetInt32(5),
        First = r.TimeOrNull(6),
        Last = r.TimeOrNull(7),
        Created = r.Time(8),
        Changed = r.Time(9),
        Revision = r.GetInt64(10),
        MergedInto = r.TextOrNull(11),
        SplitFrom = r.TextOrNull(12),
    };
}
