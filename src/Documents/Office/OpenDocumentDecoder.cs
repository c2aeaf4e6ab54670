using System.Text;
using System.Xml;

namespace Tocsin.Documents.Office;

/// <summary>OpenDocument (ISO/IEC 26300): the text of the content, a line for each paragraph and heading; tracked deletions are left out.</summary>
internal static class OpenDocumentDecoder
{
    public static void Decode(ZipParts parts)
    {
        if (Encrypted(parts))
        {
            parts.Session.Say(parts.Name, ProblemReason.Encrypted);
            return;
        }

        var text = new StringBuilder();
        using var xml = parts.Open("content.xml");
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (xml.LocalName == "tracked-changes" && !xml.IsEmptyElement)
                    PassOver(xml);
                else if (xml.LocalName is "tab" or "s" or "line-break")
                    text.Append(xml.LocalName == "line-break" ? '\n' : ' ');
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
                text.Append(xml.Value);
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName is "p" or "h" or "table-cell")
                text.Append(xml.LocalName == "table-cell" ? '\t' : '\n');
        }

        parts.Session.Take(parts.Name, DocumentKind.OpenDocument, text.ToString());
    }

    private static void PassOver(XmlReader xml)
    {
        int depth = xml.Depth;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
        }
    }

    private static bool Encrypted(ZipParts parts)
    {
        using var xml = parts.Open("META-INF/manifest.xml");
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "encryption-data")
                return true;
        }

        return false;
    }
}
