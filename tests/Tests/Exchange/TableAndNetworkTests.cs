using System.Xml.Linq;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Edges;
using Tocsin.Exchange.GraphMl;
using Tocsin.Exchange.Incidents;
using Tocsin.Exchange.Rejections;
using Xunit;

namespace Tocsin.Tests.Exchange;

public sealed class TableAndNetworkTests
{
    private static readonly XNamespace GraphMl = "http://graphml.graphdrawing.org/xmlns";

    [Fact]
    public void Edges_have_a_header_and_a_row_per_pair()
    {
        var report = SampleReports.Ordinary();
        string[] rows = Written.Text(new EdgesExporter(), report).TrimEnd('\n').Split('\n');
        rows[0].ShouldBe("a,b,trace,window_seconds,weight,expected,log10_p,q_value,finding");
        rows.Length.ShouldBe(1 + report.Findings.Sum(f => f.Edges.Count));
        Written.Text(new EdgesExporter(), SampleReports.Empty()).ShouldBe(rows[0] + "\n");
    }

    [Fact]
    public void A_cell_that_a_spreadsheet_would_run_gets_an_apostrophe_and_numbers_keep_their_sign()
    {
        var report = With(new Edge
        {
            A = "=1+1",
            B = "a,\"b\"\nc",
            Trace = "@link",
            WindowSeconds = 60,
            Weight = 3,
            Expected = double.PositiveInfinity,
            LogP = -12.5,
            QValue = 1e-9,
        });
        Written.Text(new EdgesExporter(), report).Split('\n', 2)[1]
            .ShouldBe($"'=1+1,\"a,\"\"b\"\"\nc\",'@link,60,3,,-12.5,1E-09,{report.Findings[0].Id}\n");
        Written.Text(new EdgesExporter(), SampleReports.Ordinary()).ShouldContain("'=cmd|' /C calc'!A0");
    }

    [Fact]
    public void The_network_is_sound_XML_whose_edges_join_known_nodes()
    {
        foreach (var report in new[] { SampleReports.Ordinary(), SampleReports.Hostile(), SampleReports.Empty() })
        {
            var root = XDocument.Parse(Written.Text(new GraphMlExporter(), report)).Root!;
            root.Name.ShouldBe(GraphMl + "graphml");
            var keys = root.Elements(GraphMl + "key").Select(k => (string)k.Attribute("id")!).ToHashSet();
            var graph = root.Element(GraphMl + "graph")!;
            var nodes = graph.Elements(GraphMl + "node").Select(n => (string)n.Attribute("id")!).ToHashSet();
            var edges = graph.Elements(GraphMl + "edge").ToList();
            edges.Count.ShouldBe(report.Findings.Sum(f => f.Edges.Count));
            edges.ShouldAllBe(e => nodes.Contains((string)e.Attribute("source")!) && nodes.Contains((string)e.Attribute("target")!));
            graph.Descendants(GraphMl + "data").ShouldAllBe(d => keys.Contains((string)d.Attribute("key")!));
            edges.Select(e => (string)e.Attribute("id")!).Distinct().Count().ShouldBe(edges.Count);
        }
    }

    [Fact]
    public void A_node_tells_role_posts_findings_and_incident()
    {
        var report = SampleReports.Ordinary();
        var first = report.Findings[0].Accounts[0];
        var node = XDocument.Parse(Written.Text(new GraphMlExporter(), report)).Descendants(GraphMl + "node")
            .Single(n => Data(n, "n_account") == first.Account);
        Data(node, "n_label").ShouldBe(first.Account);
        Data(node, "n_role").ShouldBe("core");
        Data(node, "n_posts").ShouldBe("30");
        Data(node, "n_findings").ShouldBe($"{report.Findings[0].Id} {report.Findings[1].Id}");
        Data(node, "n_incident").ShouldBe(report.Incidents[0].Id);
    }

    [Fact]
    public void Characters_that_XML_forbids_are_replaced()
    {
        var report = With(Plain("bad\0\u0001\uFFFE\uD800name", "ok\U0001F600"));
        var labels = XDocument.Parse(Written.Text(new GraphMlExporter(), report)).Descendants(GraphMl + "node")
            .Select(n => Data(n, "n_label"));
        labels.ShouldContain("bad\uFFFD\uFFFD\uFFFD\uFFFDname");
        labels.ShouldContain("ok\U0001F600");
    }

    [Fact]
    public void Rejections_are_listed_with_remedies_and_the_unlisted_are_counted()
    {
        var log = new RejectionLog();
        log.Add(new Rejection("a.csv", 0, RejectionReason.Unreadable, null));
        for (int i = 1; i <= RejectionLog.Kept + 7; i++)
            log.Add(new Rejection("b.csv", i, RejectionReason.BadTime, "created_at"));
        var lines = Written.Lines(new RejectionsExporter(), SampleReports.Empty(), log);
        lines.Count.ShouldBe(RejectionLog.Kept + 2);
        lines[0].ToString().ShouldBe(
            """{"file":"a.csv","line":null,"reason":"unreadable","detail":null,"remedy":"cannot be read; check path and permissions","not_listed":null}""");
        lines[1].GetProperty("line").GetInt64().ShouldBe(1);
        lines[^1].GetProperty("reason").GetString().ShouldBe("bad-time");
        lines[^1].GetProperty("not_listed").GetInt64().ShouldBe(7);
    }

    [Fact]
    public void Incidents_tell_severity_accounts_calendar_and_samples()
    {
        var root = System.Text.Json.JsonDocument.Parse(Written.Bytes(new IncidentsExporter(), SampleReports.Ordinary())).RootElement;
        root.GetProperty("election").GetString().ShouldBe("xx-2027-president");
        var incident = root.GetProperty("incidents")[0];
        incident.GetProperty("severity").GetString().ShouldBe("critical");
        incident.GetProperty("accounts").GetArrayLength().ShouldBe(40);
        incident.GetProperty("calendar")[0].GetProperty("period").GetString().ShouldBe("Pre-vote silence");
        incident.GetProperty("subjects")[0].GetProperty("posts").GetInt32().ShouldBe(318);
        incident.GetProperty("breakout").GetProperty("category").GetInt32().ShouldBe(2);
        incident.GetProperty("samples")[0].GetProperty("file").GetString().ShouldBe("data/posts-2027-04.ndjson.gz");
        Written.Text(new IncidentsExporter(), SampleReports.Empty()).ShouldContain("\"incidents\": []");
    }

    private static string? Data(XElement node, string key) =>
        (string?)node.Elements(GraphMl + "data").FirstOrDefault(d => (string?)d.Attribute("key") == key);

    private static Edge Plain(string a, string b) =>
        new() { A = a, B = b, Trace = "link", WindowSeconds = 60, Weight = 2, Expected = 0.1, LogP = -3, QValue = 0.01 };

    private static ScanReport With(Edge edge)
    {
        var report = SampleReports.Ordinary();
        return report with { Findings = [report.Findings[0] with { Edges = [edge], Accounts = [] }], Incidents = [] };
    }
}
