using System.Globalization;
using System.Xml.Linq;

namespace Tocsin.Decoys.Making.Writers;

/// <summary>A document as xlsx (ECMA-376): a table with its remarks above it.</summary>
internal static class SheetFile
{
    private const string Types = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
        """;

    private const string Relations = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
        """;

    private const string Workbook = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>
        """;

    private const string WorkbookRelations = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
        """;

    private static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static byte[] Write(Draft draft)
    {
        using var package = new OfficePackage(draft.Written);
        package.Add("[Content_Types].xml", Types);
        package.Add("_rels/.rels", Relations);
        package.Add("xl/workbook.xml", Workbook);
        package.Add("xl/_rels/workbook.xml.rels", WorkbookRelations);
        var rows = new List<string[]> { new[] { draft.Title } };
        rows.AddRange(draft.Paragraphs.Select(p => new[] { p }));
        rows.AddRange(draft.Table);
        package.Add("xl/worksheets/sheet1.xml", new XElement(S + "worksheet", new XElement(S + "sheetData", rows.Select(Row))));
        package.AddCore(draft);
        return package.Complete();
    }

    private static XElement Row(string[] cells, int row) => new(S + "row",
        new XAttribute("r", (row + 1).ToString(CultureInfo.InvariantCulture)),
        cells.Select((c, i) => new XElement(S + "c",
            new XAttribute("r", $"{(char)('A' + i)}{row + 1}"), new XAttribute("t", "inlineStr"),
            new XElement(S + "is", new XElement(S + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), c)))));
}
