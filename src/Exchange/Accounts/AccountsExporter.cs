using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Edges;

namespace Tocsin.Exchange.Accounts;

/// <summary>How strong the evidence about each account is, as a table; accounts without any are left out.</summary>
public sealed class AccountsExporter : IExporter
{
    /// <inheritdoc />
    public string FileName => "accounts.csv";

    /// <inheritdoc />
    public string Describes => "the strength of the evidence about each account, also where it does not suffice for a finding";

    /// <inheritdoc />
    public void Write(ScanReport report, RejectionLog rejections, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        using var text = CsvWriter.On(output);
        text.Write("account,score,copies,trace,detector,finding\n");
        var csv = new CsvWriter(text);
        foreach (var score in report.Scores)
            csv.Text(score.Account).Number(score.Score).Number(score.Copies).Text(score.Trace).Text(score.Detector).Text(score.Finding ?? "").EndRow();
    }
}
