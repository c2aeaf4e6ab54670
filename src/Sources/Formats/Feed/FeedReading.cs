using System.Text;
using System.Text.Unicode;
using System.Xml;
using Tocsin.Engine.Model;
using Tocsin.Sources.Markup;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.Feed;

/// <summary>Reads feeds with a forward reader: no document type is processed and no entity expanded, nothing is fetched.</summary>
/// <remarks>The account is the host of the feed's site; where it has none, the feed's author; else the host of the item's link.</remarks>
internal sealed class FeedReading : FormatReading
{
    private const int MaxBytes = 64 * 1024 * 1024;
    private const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        // Ignoring, not prohibiting: RSS 0.91 has a document type. Entities it declares stay undefined and end the reading.
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };

    internal override bool IsDocument => true;

    internal override Framer CreateFramer(FramerInput input) => new DocumentFramer(input, MaxBytes);

    public override void Parse(Chunk chunk, PostSink sink)
    {
        var feed = new FeedCursor();
        try
        {
            using var xml = Open(chunk.Bytes);
            while (xml.Read())
            {
                if (xml.Depth > MaxDepth)
                    throw new XmlException("nested too deeply");
                if (feed.Step(xml) is { } item)
                    Emit(item, feed, sink);
            }
        }
        catch (Exception e) when (e is XmlException or DecoderFallbackException or ArgumentException)
        {
            int line = e is XmlException x ? x.LineNumber : 0;
            bool cut = e is XmlException && line > 0 && IsLastLine(chunk, line);
            sink.Reject(feed.Items + 1, cut ? RejectionReason.Truncated : RejectionReason.Malformed, $"XML broken at line {line}");
        }
    }

    private static bool IsLastLine(Chunk chunk, int line) => chunk.Bytes.Span.TrimEnd((byte)'\n').Count((byte)'\n') + 1 <= line;

    // Text that is UTF-8 is read as such whatever its declaration says: UTF-16 was already transcoded.
    private static XmlReader Open(ReadOnlyMemory<byte> bytes)
    {
        int start = bytes.Span.IndexOf((byte)'<');
        var stream = new MemoryStream(bytes[Math.Max(0, start)..].ToArray());
        if (Utf8.IsValid(bytes.Span))
            return XmlReader.Create(new StreamReader(stream, Encoding.UTF8), Settings);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return XmlReader.Create(stream, Settings);
    }

    private static void Emit(FeedItem item, FeedCursor feed, PostSink sink)
    {
        sink.Begin(feed.Items);
        sink.Batch.Set(PostField.Platform, "web"u8);
        Set(sink, PostField.Id, item.Id.Length > 0 ? item.Id : item.Link);
        Set(sink, PostField.Account, Account(item, feed));
        Set(sink, PostField.Language, feed.Language);
        sink.SetTime(Encoding.UTF8.GetBytes(item.Time));
        string body = item.Summary.Length > 0 ? item.Summary : item.Content;
        string html = item.Title.Length > 0 && body.Length > 0 ? item.Title + "<br>" + body : item.Title + body;
        if (html.Length > 0)
            sink.Batch.Set(PostField.Text, HtmlText.ToText(sink.Batch, sink.Batch.Append(Encoding.UTF8.GetBytes(html))));
        sink.Add(PostItem.Link, Encoding.UTF8.GetBytes(item.Link));
        sink.Add(PostItem.Media, Encoding.UTF8.GetBytes(item.Media));
        sink.End();
    }

    private static string Account(FeedItem item, FeedCursor feed)
    {
        string site = Host(feed.Site);
        if (site.Length > 0)
            return site;
        if (feed.Author.Length > 0)
            return feed.Author;
        return item.Author.Length > 0 ? item.Author : Host(item.Link);
    }

    private static string Host(string link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return "";
        string host = uri.IdnHost.ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    private static void Set(PostSink sink, PostField field, string value) => sink.Set(field, Encoding.UTF8.GetBytes(value));
}
