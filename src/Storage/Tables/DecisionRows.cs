using System.Text.Json;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>What people decided, append-only.</summary>
internal static class DecisionRows
{
    private const string Columns = "seq, election, incident, kind, subject, at, actor, reason, body";
    private const string Merge = "merge", Split = "split";

    /// <summary>Adds one and returns its number.</summary>
    public static long Add(Work work, string election, string incident, string kind, string subject, DateTimeOffset at, string actor, string reason, string body)
    {
        long seq = work.Value<long>("SELECT MAX(seq) FROM decisions") + 1;
        work.Execute(
            $"INSERT INTO decisions ({Columns}) VALUES (@seq, @election, @incident, @kind, @subject, @at, @actor, @reason, @body)",
            ("seq", seq), ("election", election), ("incident", incident), ("kind", kind), ("subject", subject), ("at", at.ToUnixTimeMilliseconds()), ("actor", actor), ("reason", reason), ("body", body));
        return seq;
    }

    /// <summary>What people decided about what belongs together, in order.</summary>
    public static List<FusionChoice> Choices(Work work, string election) => work.Rows(
        "SELECT kind, actor, reason, body FROM decisions WHERE election = @election AND kind IN ('merge', 'split') ORDER BY seq",
        r =>
        {
            var body = JsonSerializer.Deserialize(r.GetString(3), StoreJson.Default.ChoiceBody)!;
            return new FusionChoice(r.GetString(0) == Merge, body.Members, body.From, $"{r.Text(1)} joined them: {r.Text(2)}");
        },
        ("election", election));

    /// <summary>Decisions about these incidents, in order.</summary>
    public static List<Decision> Of(Work work, IReadOnlyCollection<string> incidents) => FindingRows.InParts(incidents, part => work.Rows(
        $"SELECT {Columns} FROM decisions WHERE incident IN ({FindingRows.Names(part.Count)}) ORDER BY seq",
        Read,
        [.. FindingRows.Named(part)]));

    /// <summary>Decisions of these kinds about any incident, in order.</summary>
    public static List<Decision> OfKinds(Work work, IReadOnlyCollection<string> kinds) => FindingRows.InParts(kinds, part => work.Rows(
        $"SELECT {Columns} FROM decisions WHERE kind IN ({FindingRows.Names(part.Count)}) ORDER BY seq",
        Read,
        [.. FindingRows.Named(part)]));

    /// <summary>The newest of one kind in an election.</summary>
    public static List<Decision> Newest(Work work, string election, string kind, int most) => work.Rows(
        $"SELECT {Columns} FROM decisions WHERE election = @election AND kind = @kind ORDER BY seq DESC LIMIT @most",
        Read,
        ("election", election), ("kind", kind), ("most", most));

    private static Decision Read(System.Data.Common.DbDataReader r)
    {
        string kind = r.Text(3), body = r.Text(8);
        var judged = kind is Merge or Split || body.Length == 0 ? new JudgementBody("", "", []) : JsonSerializer.Deserialize(body, StoreJson.Default.JudgementBody)!;
        return new Decision(r.GetInt64(0), r.Text(2), kind, r.Text(4), r.Time(5), r.Text(6), r.Text(7), judged.Value, judged.Confidence, judged.Evidence);
    }
}
