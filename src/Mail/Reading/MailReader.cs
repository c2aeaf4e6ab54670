using MimeKit;
using Tocsin.Mail.Authentication;

namespace Tocsin.Mail.Reading;

/// <summary>Reads a message (RFC 5322, MIME RFC 2045 to 2049) into the facts that signs look at. Any bytes give facts; nothing throws.</summary>
/// <param name="authenticator">Authenticates senders over the records it has; null leaves that to what servers recorded.</param>
/// <remarks>Nothing is opened, fetched or run.</remarks>
public sealed class MailReader(IAuthenticator? authenticator = null)
{
    private readonly ParserOptions _options = new() { MaxMimeDepth = MailLimits.Depth + 2 };

    private MimeParser? _parser;

    /// <summary>Reads a message.</summary>
    public MailFacts Read(RawMail raw)
    {
        try
        {
            using var stream = new MemoryStream(raw.Bytes, writable: false);
            return Facts(Parse(stream), raw);
        }
        catch (FormatException) when (WithoutTorsoOf(raw.Bytes) is { } bytes)
        {
            var facts = Read(raw with { Bytes = bytes });
            return facts.From.Count == 0 ? facts : facts with { Problems = [.. facts.Problems, "it ends within its headers"] };
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or IOException or NotSupportedException or IndexOutOfRangeException)
        {
            return new MailFacts { File = raw.File, Number = raw.Number, Problems = ["it is no message: no header could be read"] };
        }
    }

    // A message cut off in a header line without a colon: what stands above it. Null when that is nothing.
    private static byte[]? WithoutTorsoOf(byte[] bytes)
    {
        int feed = bytes.AsSpan().LastIndexOf((byte)'\n');
        return feed > 0 && feed < bytes.Length - 1 && !bytes.AsSpan(feed + 1).Contains((byte)':') && bytes.AsSpan(0, feed).Contains((byte)':')
            ? [.. bytes[..(feed + 1)], (byte)'\n']
            : null;
    }

    // The parser's buffers serve every message.
    private MimeMessage Parse(MemoryStream stream)
    {
        if (_parser is null)
            _parser = new MimeParser(_options, stream, MimeFormat.Entity, persistent: true);
        else
            _parser.SetStream(stream, MimeFormat.Entity, persistent: true);
        return _parser.ParseMessage();
    }

    private MailFacts Facts(MimeMessage message, RawMail raw)
    {
        var body = new BodyCollector();
        if (raw.Cut)
            body.Problems.Add($"longer than {MailLimits.MessageBytes / 1024 / 1024} MB, or a line in it beyond all measure: not all was looked at");
        body.Walk(message.Body);
        var html = body.Html.Length > 0 ? HtmlReader.Read(body.Html) : null;
        var links = new List<MailLink>(html?.Links ?? []);
        if (html is not null)
            TextLinks.AddTo(links, html.Visible);
        TextLinks.AddTo(links, body.Plain);
        string from = Header(message, HeaderId.From);
        var authors = SenderText.Read(from, message.From);
        if (authors.Count == 0)
            body.Problems.Add("it names no sender");
        return new MailFacts
        {
            File = raw.File,
            Number = raw.Number,
            From = authors,
            FromText = from,
            FromHeaders = message.Headers.Count(h => h.Id == HeaderId.From),
            ReplyTo = SenderText.Parties(message.ReplyTo),
            To = [.. SenderText.Parties(message.To), .. SenderText.Parties(message.Cc)],
            ReturnPath = Header(message, HeaderId.ReturnPath).Trim('<', '>', ' ') is { Length: > 0 } path && path.Contains('@', StringComparison.Ordinal) ? MailParty.Of("", path) : null,
            Subject = Header(message, HeaderId.Subject),
            Answers = message.Headers.Contains(HeaderId.InReplyTo) || message.Headers.Contains(HeaderId.References),
            Received = ReceivedAt(Header(message, HeaderId.Received)),
            Written = Moment(Header(message, HeaderId.Date)),
            MessageId = Header(message, HeaderId.MessageId),
            Urgent = IsUrgent(message),
            HtmlOnly = html is not null && body.Plain.Length == 0,
            Text = html is { Visible.Length: > 0 } ? $"{html.Visible}\n{body.Plain}" : body.Plain,
            Html = html,
            Links = links,
            Attachments = body.Attachments,
            Authentication = Authenticate(message, authors),
            Problems = body.Problems,
        };
    }

    private AuthenticationFacts Authenticate(MimeMessage message, IReadOnlyList<MailParty> authors)
    {
        var sender = authors.Count > 0 ? authors[0] : MailParty.Of("", "");
        if (authenticator?.Evaluate(message, sender) is { } evaluated)
            return evaluated;
        string results = Header(message, HeaderId.AuthenticationResults);
        if (results.Length == 0)
            results = Header(message, HeaderId.ArcAuthenticationResults);
        string spf = Header(message, HeaderId.ReceivedSPF);
        return RecordedResults.Read(results.Length > 0 ? results : null, spf.Length > 0 ? spf : null, sender);
    }

    private static bool IsUrgent(MimeMessage message) =>
        Header(message, HeaderId.XPriority) is ['1' or '2', ..]
        || Header(message, HeaderId.Importance).Equals("high", StringComparison.OrdinalIgnoreCase)
        || Header(message, HeaderId.Priority).Equals("urgent", StringComparison.OrdinalIgnoreCase);

    // RFC 5321, 4.4: the time stands behind the last semicolon.
    private static DateTimeOffset? ReceivedAt(string received) =>
        received.LastIndexOf(';') is var semicolon and >= 0 ? Moment(received[(semicolon + 1)..]) : null;

    private static DateTimeOffset? Moment(string text) =>
        text.Length is > 0 and < 200 && MimeKit.Utils.DateUtils.TryParse(text, out var moment) && moment.Year > 1970 ? moment.ToUniversalTime() : null;

    private static string Header(MimeMessage message, HeaderId id)
    {
        foreach (var header in message.Headers)
        {
            if (header.Id != id)
                continue;

            // Unfolding and decoding of a megabyte is the sender's wish, not ours.
            string value = header.RawValue.Length <= MailLimits.HeaderCharacters * 4 ? header.Value : System.Text.Encoding.Latin1.GetString(header.RawValue, 0, MailLimits.HeaderCharacters);
            return (value.Length > MailLimits.HeaderCharacters ? value[..MailLimits.HeaderCharacters] : value).Trim();
        }

        return "";
    }
}
