using System.Globalization;
using System.Text;
using System.Xml;
using Tocsin.Exchange.Stix;
using Tocsin.Partners.Facts;

namespace Tocsin.Partners.Plain;

/// <summary>The networks of incidents for Gephi: GEXF 1.3, accounts under pseudonyms, edges weighted by what they did together.</summary>
public static class Gexf
{
    private const string Space = "http://gexf.net/1.3";

    /// <summary>The document.</summary>
    public static string Of(IReadOnlyList<IncidentFacts> incidents, string office)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        using var memory = new MemoryStream();
        using (var xml = XmlWriter.Create(memory, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CheckCharacters = true }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("gexf", Space);
            xml.WriteAttributeString("version", "1.3");
            xml.WriteStartElement("meta", Space);
            xml.WriteAttributeString("lastmodifieddate", incidents.Max(i => i.Card.Changed).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            xml.WriteElementString("creator", Space, Text(office));
            xml.WriteElementString("description", Space, Text(string.Join("; ", incidents.Select(i => i.Title))));
            xml.WriteEndElement();
            Graph(xml, incidents);
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(memory.ToArray()) + "\n";
    }

    private static void Graph(XmlWriter xml, IReadOnlyList<IncidentFacts> incidents)
    {
        xml.WriteStartElement("graph", Space);
        xml.WriteAttributeString("defaultedgetype", "undirected");
        Attributes(xml, "node", ("incident", "integer"), ("role", "string"), ("posts", "integer"), ("partners", "integer"));
        Attributes(xml, "edge", ("trace", "string"), ("finding", "string"));
        xml.WriteStartElement("nodes", Space);
        var nodes = incidents.SelectMany(i => i.Groups.SelectMany(g => g.Accounts).Concat(i.Findings.SelectMany(f => f.Accounts)).Select(a => (i.Card.Number, Account: a)))
            .GroupBy(a => a.Account.Account, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var node in nodes)
        {
            var best = node.OrderByDescending(n => n.Account.Posts).First();
            xml.WriteStartElement("node", Space);
            xml.WriteAttributeString("id", Text(node.Key));
            xml.WriteAttributeString("label", Text(node.Key));
            Values(xml, Number(best.Number), best.Account.Role, Number(best.Account.Posts), Number(best.Account.Partners));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        Edges(xml, incidents, nodes.Select(n => n.Key).ToHashSet(StringComparer.Ordinal));
        xml.WriteEndElement();
    }

    private static void Edges(XmlWriter xml, IReadOnlyList<IncidentFacts> incidents, HashSet<string> nodes)
    {
        int id = 0;
        xml.WriteStartElement("edges", Space);
        foreach (var (finding, edge) in incidents.SelectMany(i => i.Findings).DistinctBy(f => f.Id, StringComparer.Ordinal).SelectMany(f => f.Edges.Select(e => (f.Id, e))).Where(e => nodes.Contains(e.e.A) && nodes.Contains(e.e.B)))
        {
            xml.WriteStartElement("edge", Space);
            xml.WriteAttributeString("id", Number(id++));
            xml.WriteAttributeString("source", Text(edge.A));
            xml.WriteAttributeString("target", Text(edge.B));
            xml.WriteAttributeString("weight", Number(edge.Weight));
            Values(xml, edge.Trace, finding);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, string of, params ReadOnlySpan<(string Title, string Type)> attributes)
    {
        xml.WriteStartElement("attributes", Space);
        xml.WriteAttributeString("class", of);
        for (int i = 0; i < attributes.Length; i++)
        {
            xml.WriteStartElement("attribute", Space);
            xml.WriteAttributeString("id", Number(i));
            xml.WriteAttributeString("title", attributes[i].Title);
            xml.WriteAttributeString("type", attributes[i].Type);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Values(XmlWriter xml, params ReadOnlySpan<string> values)
    {
        xml.WriteStartElement("attvalues", Space);
        for (int i = 0; i < values.Length; i++)
        {
            xml.WriteStartElement("attvalue", Space);
            xml.WriteAttributeString("for", Number(i));
            xml.WriteAttributeString("value", Text(values[i]));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // XML holds neither control characters nor the two that are none.
    private static string Text(string text) => StixText.Clean(text).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
