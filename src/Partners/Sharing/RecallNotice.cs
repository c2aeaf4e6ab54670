using System.Globalization;
using System.Text;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Sharing;

/// <summary>What a partner is told when a share is recalled: a text for a person to send.</summary>
public static class RecallNotice
{
    /// <summary>The notice.</summary>
    public static string Of(Share share)
    {
        ArgumentNullException.ThrowIfNull(share);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"To {share.Partner}, {TlpWords.Title(share.Tlp)}\n");
        text.Append(CultureInfo.InvariantCulture, $"What we shared with you is recalled: {share.Id}, {share.Format}, SHA-256 {share.Sha256}");
        foreach (var sent in share.Events.Where(e => e.Kind == "share-write"))
            text.Append(CultureInfo.InvariantCulture, $", given {sent.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}");
        text.Append(CultureInfo.InvariantCulture, $".\nReason: {share.Recall?.Detail ?? "not recalled"}\n");
        text.Append("Please take it out of your systems, stop blocking or matching by it, and tell those to whom you passed it on.\n");
        return text.ToString();
    }
}
