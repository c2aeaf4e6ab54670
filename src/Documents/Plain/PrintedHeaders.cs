using System.Globalization;
using MimeKit;
using MimeKit.Utils;
using Tocsin.Engine.Leaks;

namespace Tocsin.Documents.Plain;

/// <summary>Mail headers that are only printed at the top of a text, as in a PDF or a pasted mail, and the forms in which headers are compared.</summary>
internal static class PrintedHeaders
{
    private const int MostLines = 12;

    /// <summary>Takes them off: at least two of From, To, Date or Sent, Subject at the very top.</summary>
    public static (LeakHeaders Headers, string Text) Read(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        int at = 0;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        for (int lines = 0; lines < MostLines && at < text.Length; lines++)
        {
            int end = text.IndexOf('\n', at) is var feed and >= 0 ? feed : text.Length;
            var line = text.AsSpan(at, end - at).Trim();
            int colon = line.IndexOf(':');
            if (colon <= 0 || Field(line[..colon]) is not { } field)
                break;
            fields.TryAdd(field, line[(colon + 1)..].Trim().ToString());
            at = Math.Min(end + 1, text.Length);
        }

        return fields.Count < 2 ? (LeakHeaders.None, text) : (new LeakHeaders(
            Addresses(fields.GetValueOrDefault("From", "")), Addresses(fields.GetValueOrDefault("To", "")),
            Moment(fields.GetValueOrDefault("Date", "")), Subject(fields.GetValueOrDefault("Subject", ""))), text[at..]);
    }

    /// <summary>Addresses only, lower case, sorted; the words themselves when there is none.</summary>
    public static string Addresses(string value)
    {
        if (value.Length > 0 && value.Length < 1 << 16 && InternetAddressList.TryParse(value, out var list) && list.Mailboxes.Any(m => m.Address.Contains('@', StringComparison.Ordinal)))
            return Addresses(list);
        return value;
    }

    /// <summary>Addresses only, lower case, sorted.</summary>
    public static string Addresses(InternetAddressList list) =>
        string.Join(", ", list.Mailboxes.Select(m => m.Address.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>The moment in UTC; the words themselves when they are no date.</summary>
    public static string Moment(string value) =>
        value.Length == 0 ? "" : DateUtils.TryParse(value, out var date) || DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date) ? Moment(date) : value;

    /// <summary>ISO 8601 in UTC.</summary>
    public static string Moment(DateTimeOffset date) => date.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A subject without prefixes of replies and forwards.</summary>
    public static string Subject(string value)
    {
        var rest = value.AsSpan().Trim();
        while (rest.IndexOf(':') is > 0 and <= 4 and var colon && rest[..colon].ToString().ToLowerInvariant() is "re" or "fw" or "fwd" or "aw" or "wg" or "tr" or "rv" or "sv")
            rest = rest[(colon + 1)..].Trim();
        return rest.ToString();
    }

    private static string? Field(ReadOnlySpan<char> name) => name.Trim().ToString().ToLowerInvariant() switch
    {
        "from" or "de" or "von" or "від" or "от" => "From",
        "to" or "à" or "an" or "para" or "кому" => "To",
        "date" or "sent" or "envoyé" or "gesendet" or "datum" or "дата" => "Date",
        "subject" or "objet" or "betreff" or "asunto" or "тема" => "Subject",
        "cc" or "copie" => "Cc",
        _ => null,
    };
}
