using System.Xml.Linq;

namespace Tocsin.Decoys.Making.Writers;

/// <summary>A document as docx (ECMA-376).</summary>
internal static class WordFile
{
    private const string Types = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
        """;

    private const string Relations = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
        """;

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static byte[] Write(Draft draft)
    {
        using var package = new OfficePackage(draft.Written);
        package.Add("[Content_Types].xml", Types);
        package.Add("_rels/.rels", Relations);
        var body = new XElement(W + "body", Paragraph(draft.Title, bold: true), draft.Paragraphs.Select(p => Paragraph(p)));
        if (draft.Table.Count > 0)
            body.Add(Table(draft.Table), Paragraph(""));
        package.Add("word/document.xml", new XElement(W + "document", new XAttribute(XNamespace.Xmlns + "w", W), body));
        package.AddCore(draft);
        return package.Complete();
    }

    private static XElement Paragraph(string text, bool bold = false) => new(W + "p",
        bold ? new XElement(W + "pPr", new XElement(W + "spacing", new XAttribute(W + "after", "240"))) : null,
        new XElement(W + "r", bold ? new XElement(W + "rPr", new XElement(W + "b")) : null, new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text)));

    private static XElement Table(IReadOnlyList<string[]> rows) => new(W + "tbl",
        new XElement(W + "tblPr", new XElement(W + "tblW", new XAttribute(W + "w", "0"), new XAttribute(W + "type", "auto"))),
        new XElement(W + "tblGrid", rows[0].Select(_ => new XElement(W + "gridCol", new XAttribute(W + "w", "2268")))),
        rows.Select(r => new XElement(W + "tr", r.Select(c => new XElement(W + "tc", new XElement(W + "tcPr", new XElement(W + "tcW", new XAttribute(W + "w", "2268"), new XAttribute(W + "type", "dxa"))), Paragraph(c))))));
}
