using System.Globalization;
using System.Text;
using System.Xml;

namespace Tocsin.Documents.Office;

/// <summary>Excel (ECMA-376): the values of the cells, a line for each row, a tab between cells.</summary>
internal static class SpreadsheetDecoder
{
    public static void Decode(ZipParts parts)
    {
        var strings = Strings(parts);
        var text = new StringBuilder();
        foreach (string sheet in parts.Numbered("xl/worksheets/sheet", ".xml"))
            Sheet(parts, sheet, strings, text);
        parts.Session.Take(parts.Name, DocumentKind.Office, text.ToString());
    }

    private static List<string> Strings(ZipParts parts)
    {
        var strings = new List<string>();
        using var xml = parts.Open("xl/sharedStrings.xml");
        var current = new StringBuilder();
        bool inText = false;
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si" && xml.IsEmptyElement)
                strings.Add("");
            else if (xml.NodeType == XmlNodeType.Element)
                inText = xml.LocalName == "t" && !xml.IsEmptyElement;
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "si")
            {
                strings.Add(current.ToString());
                current.Clear();
            }
            else if (inText && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
                current.Append(xml.Value);
        }

        return strings;
    }

    private static void Sheet(ZipParts parts, string sheet, List<string> strings, StringBuilder text)
    {
        using var xml = parts.Open(sheet);
        bool shared = false, value = false;
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (xml.LocalName == "c")
                    shared = xml.GetAttribute("t") == "s";
                value = xml.LocalName is "v" or "t" && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                value = false;
                if (xml.LocalName is "row" or "c")
                    text.Append(xml.LocalName == "row" ? '\n' : '\t');
            }
            else if (value && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
            {
                bool known = int.TryParse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < strings.Count;
                text.Append(shared && known ? strings[index] : xml.Value);
                if (text.Length > parts.Session.Limits.TextLength)
                    return;
            }
        }
    }
}
