using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.Feed;

/// <summary>Feeds: RSS 0.9x, 1.0 and 2.0, and Atom.</summary>
public sealed class FeedFormat : IPostFormat
{
    /// <inheritdoc/>
    public FormatInfo Info { get; } = new("feed", "RSS and Atom", "A site's feed, saved to a file.");

    /// <inheritdoc/>
    public int Recognise(FileHead head, ReadOptions options)
    {
        if (head.Shape != HeadShape.Xml)
            return 0;
        var text = head.Bytes;
        bool rss = text.IndexOf("<rss"u8) >= 0 && text.IndexOf("<channel"u8) >= 0;
        bool rdf = text.IndexOf("<rdf:RDF"u8) >= 0 && text.IndexOf("http://purl.org/rss/1.0/"u8) >= 0;
        bool atom = text.IndexOf("<feed"u8) >= 0 && text.IndexOf("http://www.w3.org/2005/Atom"u8) >= 0;
        return rss || rdf || atom ? 95 : 0;
    }

    /// <inheritdoc/>
    public FormatReading? Open(FileHead head, ReadOptions options, out FormatProblem problem)
    {
        problem = default;
        return new FeedReading();
    }
}
