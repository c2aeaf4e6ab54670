using System.Data.Common;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>Copies of the whole store: backup, restore and the move from one home to the other are one thing.</content>
public sealed partial class CaseStore
{
    // In an order in which nothing refers to what is not there yet; posts go their own way. Sessions and one-time links stay behind: a copy opens no door.
    private static readonly List<Part> Parts =
    [
        new("elections", ["id", "name", "body", "sha256", "changed"]),
        new("scans", ["id", "election", "at", "actor", "version", "settings", "posts", "complete"]),
        new("captures", [.. CaptureColumns, "deleted"]),
        new("capture_hours", HourColumns),
        new("collections", ["id", "election", "purpose", "opened", "ends", "last", "renewals", "closed", "held"]),
        new("findings", ["id", "election", "scan", "kind", "detector", "confidence", "first", "last", "sentence", "body", "posts"]),
        new("finding_keys", ["key", "finding", "election"]),
        new("outgrown", ["election", "finding", "successor", "lost", "scan", "sentence", "at"]),
        new("records", ["capture", "part", "place", "sha256", "bytes"]),
        new("people", ["id", "folded", "name", "role", "login", "since", "until"]),
        new("accounts", ["person", "password", "stamp", "failed", "locked", "totp", "totp_step", "recovery", "language", "email", "subject", "since"]),
        new("passkeys", ["id", "person", "name", "body", "since", "used"]),
        new("memberships", ["person", "election"]),
        new("api_keys", ["id", "name", "person", "scopes", "elections", "hash", "since", "expires", "ended", "used"]),
        new("incidents", ["id", "number", "election", "state", "title", "severity", "first", "last", "created", "changed", "revision", "worked", "merged_into", "split_from", "body"]),
        new("incident_members", ["election", "member", "incident"]),
        new("decisions", ["seq", "election", "incident", "kind", "subject", "at", "actor", "reason", "body"]),
        new("outlets", ["id", "number", "at", "audit"]),
        new("outlet_entries", ["id", "list", "key", "at", "audit"]),
        new("outlet_joins", ["seq", "entry", "outlet", "because", "at", "audit"]),
        new("outlet_facts", ["seq", "entry", "kind", "value", "said_by", "ground", "source", "since", "until", "refers", "at", "actor", "reason", "audit"]),
        new("partners", ["seq", "folded", "name", "tlp", "formats", "extensions", "elections", "ended", "reason", "at", "actor", "audit"]),
        new("partner_tokens", ["seq", "folded", "sha256", "at", "actor", "audit"]),
        new("shares", ["id", "partner", "election", "incidents", "tlp", "format", "sha256", "body", "at", "actor", "audit"]),
        new("share_events", ["seq", "share", "kind", "detail", "at", "actor", "audit"]),
        new("partner_files", ["id", "partner", "name", "format", "sha256", "bytes", "tlp", "kept", "known", "refused", "at", "actor", "audit"]),
        new("partner_objects", ["seq", "file", "partner", "id", "type", "version", "tlp", "body"]),
        new("partner_marks", ["value", "kind", "object"]),
        new("partner_refused", ["file", "place", "id", "type", "reason"]),
        new("taxii_objects", ["seq", "collection", "share", "id", "version", "type", "added", "body"]),
        new("taxii_status", ["id", "partner", "body", "at"]),
        new("detector_choices", ["seq", "election", "detector", "kind", "settings", "until", "reason", "at", "actor", "audit"]),
        new("watches", ["id", "person", "election", "name", "words", "filter", "seen", "found", "at"]),
        new("audit", ["seq", "at", "actor", "action", "subject", "detail", "previous", "hash"]),
    ];

    /// <summary>Copies everything, as it is at this moment, into an empty store: all of it or nothing.</summary>
    /// <returns>Rows copied.</returns>
    /// <exception cref="StoreException">The target is not empty, or one of the two failed; the target is then empty still.</exception>
    public long CopyTo(CaseStore target)
    {
        ArgumentNullException.ThrowIfNull(target);
        long rows = Read(from => target.Write(to =>
        {
            if (to.Value<long>("SELECT COUNT(*) FROM scans") + to.Value<long>("SELECT COUNT(*) FROM audit") + to.Value<long>("SELECT COUNT(*) FROM elections") > 0)
                throw new StoreException($"the store {target._address} is not empty", "name a new file or an empty database: nothing is overwritten");
            to.Execute("UPDATE meta SET value = @value WHERE key = @key", ("key", KeyName), ("value", Convert.ToHexStringLower(PseudonymKey)));
            long copied = 0;
            foreach (var (table, columns) in Parts)
                target._home.Load(to, table, columns, Counted(from.Stream($"SELECT {string.Join(", ", columns)} FROM {table}", r => Values(r, table, columns)), () => copied++));
            target._home.LoadPosts(to, Counted(from.Stream(
                "SELECT id, capture, line, time, account, platform, external, language, text FROM posts ORDER BY id",
                r => new StoredPost(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.Time(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8))), () => copied++).Select(p => (p, SearchWords.Folded(p.Text))), many: true);
            FoundRows.Copy(to, Counted(from.Stream("SELECT id, election, finding FROM found ORDER BY id", r => (r.GetInt64(0), r.GetString(1), r.GetString(2))), () => copied++));
            target._home.Learn(to);
            return copied;
        }));
        target.PseudonymKey = PseudonymKey;
        return rows;
    }

    private static IEnumerable<T> Counted<T>(IEnumerable<T> rows, Action count)
    {
        foreach (var row in rows)
        {
            count();
            yield return row;
        }
    }

    // The two databases give numbers in different widths; the loader of the other is particular about them.
    private static object?[] Values(DbDataReader row, string table, string[] columns)
    {
        object?[] values = new object?[columns.Length];
        for (int c = 0; c < columns.Length; c++)
        {
            values[c] = row.IsDBNull(c) ? null
                : Narrow(table, columns[c]) ? row.GetInt32(c)
                : row.GetFieldType(c) == typeof(string) ? row.GetString(c)
                : row.GetFieldType(c) == typeof(byte[]) ? row.GetFieldValue<byte[]>(c)
                : row.GetInt64(c);
        }

        return values;
    }

    // INTEGER in the schema; everything else that is a number is BIGINT.
    private static bool Narrow(string table, string column) => (table, column) is ("scans", "complete") or ("findings", "confidence") or ("incidents", "severity") or ("incidents", "worked");

    private sealed record Part(string Table, string[] Columns);
}
