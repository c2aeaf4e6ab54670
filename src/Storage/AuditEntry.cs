using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Storage;

/// <summary>One line of the audit log: who did what to what, when.</summary>
/// <param name="Seq">Its number, from 1 without gaps.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">What, in one stable word.</param>
/// <param name="Subject">To what: an id.</param>
/// <param name="Detail">More, in words.</param>
/// <param name="Previous">Hash of the line before; empty for the first.</param>
/// <param name="Hash">Hash of this line.</param>
/// <remarks>
/// The hash is SHA-256, in hexadecimal, over the previous hash and the fields, each followed by its length in UTF-8 bytes and a line feed, so
/// that no two lines can be confused. Who changes a line must change all after it, and the last hash is told wherever one reports.
/// </remarks>
public sealed record AuditEntry(long Seq, DateTimeOffset At, string Actor, string Action, string Subject, string Detail, string Previous, string Hash)
{
    /// <summary>What the hash should be.</summary>
    public string Computed()
    {
        var text = new StringBuilder();
        foreach (string field in new[] { Previous, Seq.ToString(CultureInfo.InvariantCulture), At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), Actor, Action, Subject, Detail })
            text.Append(field).Append(' ').Append(Encoding.UTF8.GetByteCount(field).ToString(CultureInfo.InvariantCulture)).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
