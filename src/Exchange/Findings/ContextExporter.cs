using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Findings;

/// <summary>Findings about content and background, in a file of their own so that nobody takes the accounts in it for accused.</summary>
public sealed class ContextExporter : IExporter
{
    /// <inheritdoc />
    public string FileName => "context.ndjson";

    /// <inheritdoc />
    public string Describes => "what was spread and how accounts post, to judge the findings by; accuses nobody; one JSON object a line";

    /// <inheritdoc />
    public void Write(ScanReport report, RejectionLog rejections, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        FindingsExporter.Write(report.Context, report, output);
    }
}
