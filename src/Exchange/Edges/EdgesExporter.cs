using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Edges;

/// <summary>Every pair of accounts of every finding as a table.</summary>
public sealed class EdgesExporter : IExporter
{
    /// <inheritdoc />
    public string FileName => "edges.csv";

    /// <inheritdoc />
    public string Describes => "every pair of accounts that acted together, as a table";

    /// <inheritdoc />
    public void Write(ScanReport report, RejectionLog rejections, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        using var text = CsvWriter.On(output);
        text.Write("a,b,trace,window_seconds,weight,expected,log10_p,q_value,finding\n");
        var csv = new CsvWriter(text);
        foreach (var finding in report.Findings)
        {
            foreach (var edge in finding.Edges)
            {
                csv.Text(edge.A).Text(edge.B).Text(edge.Trace).Number(edge.WindowSeconds).Number(edge.Weight)
                    .Number(edge.Expected).Number(edge.LogP).Number(edge.QValue).Text(finding.Id).EndRow();
            }
        }
    }
}
