using System.Globalization;
using System.Text.Json;
using Tocsin.Storage;

namespace Tocsin.Cli.Storing;

/// <summary>A line of the audit log as JSON: all that its hash is computed from.</summary>
internal static class AuditJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter line, AuditEntry entry)
    {
        line.WriteString("type", "audit");
        line.WriteNumber("seq", entry.Seq);
        line.WriteString("at", entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        line.WriteString("by", entry.Actor);
        line.WriteString("action", entry.Action);
        line.WriteString("subject", entry.Subject);
        line.WriteString("detail", entry.Detail);
        line.WriteString("previous", entry.Previous);
        line.WriteString("hash", entry.Hash);
    }
}
