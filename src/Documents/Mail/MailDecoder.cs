using System.Globalization;
using System.Text;
using MimeKit;
using Tocsin.Documents.Plain;
using Tocsin.Engine.Leaks;

namespace Tocsin.Documents.Mail;

/// <summary>Mails and mailboxes (RFC 5322, 2045 to 2049, 4155): the text one reads, and every attachment as a document of its own.</summary>
internal static class MailDecoder
{
    // Parts in parts; MimeKit descends by recursion.
    private const int MostNesting = 64;

    public static void Decode(Stream stream, string name, int depth, bool mailbox, ReadingSession session)
    {
        var options = ParserOptions.Default.Clone();
        options.MaxMimeDepth = MostNesting;
        var parser = new MimeParser(options, stream, mailbox ? MimeFormat.Mbox : MimeFormat.Entity, persistent: true);
        for (int number = 1; !parser.IsEndOfStream; number++)
        {
            if (!session.Another(name))
                return;
            using var message = parser.ParseMessage();
            bool only = number == 1 && parser.IsEndOfStream;
            Message(message, only ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{Document.Inside}{number}"), depth, session);
        }
    }

    private static void Message(MimeMessage message, string name, int depth, ReadingSession session)
    {
        var body = new StringBuilder();
        var attachments = new List<MimePart>();
        var mails = new List<MessagePart>();
        Collect(message.Body, body, attachments, mails, name, session);
        session.Take(name, DocumentKind.Mail, body.ToString(), Headers(message));
        foreach (var attachment in attachments)
            Attachment(attachment, name, depth, session);
        foreach (var mail in mails)
        {
            string inner = $"{name}{Document.Inside}{(mail.Message?.Subject is { Length: > 0 } subject ? subject : "mail")}";
            if (depth >= session.Limits.Depth)
                session.Say(inner, ProblemReason.TooDeep);
            else if (mail.Message is not null)
                Message(mail.Message, inner, depth + 1, session);
        }
    }

    private static void Collect(MimeEntity? root, StringBuilder body, List<MimePart> attachments, List<MessagePart> mails, string name, ReadingSession session)
    {
        var work = new Stack<MimeEntity>();
        if (root is not null)
            work.Push(root);
        while (work.TryPop(out var entity))
        {
            if (!session.Another(name))
                return;
            switch (entity)
            {
                case MultipartAlternative alternative when Text(alternative) is { } chosen:
                    body.Append(chosen).Append('\n');
                    break;
                case Multipart multipart:
                    foreach (var part in multipart.Reverse())
                        work.Push(part);
                    break;
                case MessagePart mail:
                    mails.Add(mail);
                    break;
                case TextPart { IsAttachment: false } text:
                    body.Append(Text(text)).Append('\n');
                    break;
                case MimePart { Content: not null } part:
                    attachments.Add(part);
                    break;
                default:
                    break;
            }
        }
    }

    // Of two forms of one text the plain one, if it says anything.
    private static string? Text(MultipartAlternative alternative)
    {
        var texts = alternative.OfType<TextPart>().ToList();
        if (texts.Count != alternative.Count)
            return null;
        return texts.OrderBy(t => t.IsPlain ? 0 : 1).Select(Text).FirstOrDefault(t => t.Trim().Length > 0);
    }

    private static string Text(TextPart part)
    {
        if (part.Content is null)
            return "";
        using var bytes = new MemoryStream();
        part.Content.DecodeTo(bytes);
        string text = part.ContentType.Charset is { Length: > 0 } charset && !charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)
            ? part.Text
            : TextDecoding.Decode(bytes.ToArray()) ?? "";
        return part.IsHtml ? HtmlToText.Convert(text) : text;
    }

    private static void Attachment(MimePart part, string name, int depth, ReadingSession session)
    {
        string inner = $"{name}{Document.Inside}{(part.FileName is { Length: > 0 } file ? file : "part")}";
        using var decoded = part.Content!.Open();
        using var bytes = session.Unpack(decoded, inner);
        if (bytes is not null)
            session.Decode(bytes, inner, depth + 1);
    }

    private static LeakHeaders Headers(MimeMessage message) => new(
        PrintedHeaders.Addresses(message.From),
        PrintedHeaders.Addresses(message.To),
        message.Headers.Contains(HeaderId.Date) ? message.Date == DateTimeOffset.MinValue ? message.Headers[HeaderId.Date] ?? "" : PrintedHeaders.Moment(message.Date) : "",
        PrintedHeaders.Subject(message.Subject ?? ""));
}
