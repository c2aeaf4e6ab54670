using System.Text;
using System.Xml;

namespace Tocsin.Documents.Office;

/// <summary>Word and PowerPoint (ECMA-376): the runs of text, a line for each paragraph; deleted text of tracked changes is left out.</summary>
internal static class OfficeDecoder
{
    /// <summary>A text document: body, footnotes, endnotes, comments. Page headers and footers recur and are left out.</summary>
    public static void Word(ZipParts parts)
    {
        var text = new StringBuilder();
        foreach (string part in new[] { "word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml" })
            Runs(parts, part, text);
        parts.Session.Take(parts.Name, DocumentKind.Office, text.ToString());
    }

    /// <summary>Slides in order, then their notes.</summary>
    public static void Slides(ZipParts parts)
    {
        var text = new StringBuilder();
        foreach (string part in parts.Numbered("ppt/slides/slide", ".xml").Concat(parts.Numbered("ppt/notesSlides/notesSlide", ".xml")))
            Runs(parts, part, text);
        parts.Session.Take(parts.Name, DocumentKind.Office, text.ToString());
    }

    private static void Runs(ZipParts parts, string part, StringBuilder text)
    {
        using var xml = parts.Open(part);
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "p")
                text.Append('\n');
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName is "tab" or "noBreakHyphen")
                text.Append(xml.LocalName == "tab" ? '\t' : '-');
            else if (xml.LocalName is "br" or "cr")
                text.Append('\n');
            else if (xml.LocalName == "t" && !xml.IsEmptyElement && xml.Read() && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                text.Append(xml.Value);
        }
    }
}
