using System.Xml.Linq;

namespace Tocsin.Decoys.Making.Writers;

/// <summary>A document as odt (ISO/IEC 26300).</summary>
internal static class OpenTextFile
{
    private const string Manifest = """
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>
        """;

    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    public static byte[] Write(Draft draft)
    {
        using var package = new OfficePackage(draft.Written);
        package.Add("mimetype", "application/vnd.oasis.opendocument.text", stored: true);
        package.Add("META-INF/manifest.xml", Manifest);
        var body = new XElement(Office + "text", new XElement(Text + "h", new XAttribute(Text + "outline-level", "1"), draft.Title), draft.Paragraphs.Select(Paragraph));
        if (draft.Table.Count > 0)
            body.Add(Rows(draft.Table));
        package.Add("content.xml", Root("document-content", new XElement(Office + "body", body)));
        package.Add("meta.xml", Root("document-meta", new XElement(Office + "meta",
            new XElement(Dc + "title", draft.Title),
            new XElement(Meta + "initial-creator", draft.Author),
            new XElement(Dc + "creator", draft.Author),
            new XElement(Meta + "creation-date", OfficePackage.Moment(draft.Written.AddMinutes(-51))),
            new XElement(Dc + "date", OfficePackage.Moment(draft.Written)))));
        return package.Complete();
    }

    private static XElement Root(string name, XElement content) => new(Office + name,
        new XAttribute(XNamespace.Xmlns + "office", Office), new XAttribute(XNamespace.Xmlns + "text", Text), new XAttribute(XNamespace.Xmlns + "table", Table),
        new XAttribute(XNamespace.Xmlns + "meta", Meta), new XAttribute(XNamespace.Xmlns + "dc", Dc), new XAttribute(Office + "version", "1.2"), content);

    private static XElement Paragraph(string text) => new(Text + "p", text);

    private static XElement Rows(IReadOnlyList<string[]> rows) => new(Table + "table",
        new XAttribute(Table + "name", "Table1"),
        new XElement(Table + "table-column", new XAttribute(Table + "number-columns-repeated", rows[0].Length)),
        rows.Select(r => new XElement(Table + "table-row", r.Select(c => new XElement(Table + "table-cell", new XAttribute(Office + "value-type", "string"), Paragraph(c))))));
}
