using System.Globalization;
using System.Text;
using System.Xml;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.GraphMl;

/// <summary>The network of all findings, for Gephi, Cytoscape, igraph, NetworkX and others.</summary>
/// <remarks>GraphML 1.0, an undirected graph; a pair bound by two traces or windows has two edges. Infinities are left out.</remarks>
public sealed class GraphMlExporter : IExporter
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    /// <inheritdoc />
    public string FileName => "network.graphml";

    /// <inheritdoc />
    public string Describes => "the network of accounts, for Gephi and others";

    /// <inheritdoc />
    public void Write(ScanReport report, RejectionLog rejections, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            Indent = true,
            NewLineChars = "\n",
            CloseOutput = false,
        };
        using var xml = XmlWriter.Create(output, settings);
        xml.WriteStartElement("graphml", Namespace);
        foreach (var (id, target, name, type) in GraphMlKeys.All)
            WriteKey(xml, id, target, name, type);
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", "tocsin");
        xml.WriteAttributeString("edgedefault", "undirected");
        var nodes = GraphMlNode.Of(report);
        foreach (var node in nodes.Values)
            WriteNode(xml, node);
        int count = 0;
        foreach (var finding in report.Findings)
        {
            foreach (var edge in finding.Edges)
                WriteEdge(xml, edge, finding.Id, nodes, count++);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteKey(XmlWriter xml, string id, string target, string name, string type)
    {
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("for", target);
        xml.WriteAttributeString("attr.name", name);
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    private static void WriteNode(XmlWriter xml, GraphMlNode node)
    {
        xml.WriteStartElement("node", Namespace);
        xml.WriteAttributeString("id", node.Id);
        Data(xml, GraphMlKeys.Label, node.Account);
        Data(xml, GraphMlKeys.Account, node.Account);
        Data(xml, GraphMlKeys.Role, node.Role);
        Data(xml, GraphMlKeys.Findings, string.Join(' ', node.Findings));
        Data(xml, GraphMlKeys.FindingCount, node.Findings.Count.ToString(CultureInfo.InvariantCulture));
        Data(xml, GraphMlKeys.Posts, node.Posts.ToString(CultureInfo.InvariantCulture));
        Data(xml, GraphMlKeys.Coreness, node.Coreness.ToString(CultureInfo.InvariantCulture));
        Data(xml, GraphMlKeys.Leads, node.Leads ? "true" : "false");
        Data(xml, GraphMlKeys.Incident, string.Join(' ', node.Incidents));
        xml.WriteEndElement();
    }

    private static void WriteEdge(XmlWriter xml, Edge edge, string finding, SortedDictionary<string, GraphMlNode> nodes, int index)
    {
        xml.WriteStartElement("edge", Namespace);
        xml.WriteAttributeString("id", string.Create(CultureInfo.InvariantCulture, $"e{index}"));
        xml.WriteAttributeString("source", nodes[edge.A].Id);
        xml.WriteAttributeString("target", nodes[edge.B].Id);
        Data(xml, GraphMlKeys.Weight, edge.Weight.ToString(CultureInfo.InvariantCulture));
        Data(xml, GraphMlKeys.Trace, edge.Trace);
        Data(xml, GraphMlKeys.Window, OutputNumbers.Plain(edge.WindowSeconds));
        Data(xml, GraphMlKeys.Expected, OutputNumbers.Plain(edge.Expected));
        Data(xml, GraphMlKeys.LogP, OutputNumbers.Plain(edge.LogP));
        Data(xml, GraphMlKeys.QValue, OutputNumbers.Plain(edge.QValue));
        Data(xml, GraphMlKeys.Finding, finding);
        xml.WriteEndElement();
    }

    private static void Data(XmlWriter xml, string key, string value)
    {
        if (value.Length == 0)
            return;
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(XmlSafe(value));
        xml.WriteEndElement();
    }

    /// <summary>Characters that XML 1.0 forbids become U+FFFD.</summary>
    private static string XmlSafe(string text)
    {
        string mended = WellFormed.Text(text);
        return string.Create(mended.Length, mended, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = XmlConvert.IsXmlChar(source[i]) || char.IsSurrogate(source[i]) ? source[i] : '\uFFFD';
        });
    }
}
