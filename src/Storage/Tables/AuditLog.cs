using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>The append-only, hash-chained log.</summary>
internal static class AuditLog
{
    private const string Columns = "seq, at, actor, action, subject, detail, previous, hash";

    /// <summary>Adds a line, in the transaction of what it tells, and returns its number.</summary>
    public static long Append(Work work, DateTimeOffset at, string actor, string action, string subject, string detail)
    {
        long seq = work.Value<long>("SELECT MAX(seq) FROM audit");
        string previous = seq == 0 ? "" : work.Value<string>("SELECT hash FROM audit WHERE seq = @seq", ("seq", seq))!;
        at = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        var entry = new AuditEntry(seq + 1, at, StoredText.Clean(actor), action, StoredText.Clean(subject), StoredText.Clean(detail), previous, "");
        entry = entry with { Hash = entry.Computed() };
        work.Execute(
            $"INSERT INTO audit ({Columns}) VALUES (@seq, @at, @actor, @action, @subject, @detail, @previous, @hash)",
            ("seq", entry.Seq), ("at", at.ToUnixTimeMilliseconds()), ("actor", entry.Actor), ("action", action), ("subject", entry.Subject), ("detail", entry.Detail), ("previous", previous), ("hash", entry.Hash));
        return entry.Seq;
    }

    /// <summary>The newest lines that fit, the newest first.</summary>
    public static List<AuditEntry> Newest(Work work, string? subject, string? actor, int most) => work.Rows(
        $"SELECT {Columns} FROM audit WHERE (@subject = '' OR subject = @subject) AND (@actor = '' OR actor = @actor) ORDER BY seq DESC LIMIT @most",
        Read,
        ("subject", subject ?? ""), ("actor", actor ?? ""), ("most", most));

    /// <summary>Every line in order.</summary>
    public static IEnumerable<AuditEntry> All(Work work) => work.Stream($"SELECT {Columns} FROM audit ORDER BY seq", Read);

    private static AuditEntry Read(System.Data.Common.DbDataReader r) =>
        new(r.GetInt64(0), r.Time(1), r.Text(2), r.Text(3), r.Text(4), r.Text(5), r.Text(6), r.Text(7));
}
