using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Rejections;

/// <summary>Every record that was not taken: file, line, reason and remedy, one a line.</summary>
/// <remarks>
/// The log keeps the first <see cref="RejectionLog.Kept"/> of each file in full. Where more were rejected, a last line per
/// reason says how many more.
/// </remarks>
public sealed class RejectionsExporter : IExporter
{
    /// <inheritdoc />
    public string FileName => "rejected.ndjson";

    /// <inheritdoc />
    public string Describes => "every record that was not taken, with file, line, reason and remedy";

    /// <inheritdoc />
    public void Write(ScanReport report, RejectionLog rejections, Stream output)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        ArgumentNullException.ThrowIfNull(output);
        var rest = new SortedDictionary<RejectionReason, long>(rejections.Counts.ToDictionary());
        foreach (var rejection in rejections.Listed)
        {
            rest[rejection.Reason]--;
            Put(output, new RejectionLine(
                rejection.File,
                rejection.Line == 0 ? null : rejection.Line,
                rejection.Reason.Code(),
                rejection.Detail,
                rejection.Reason.Remedy(),
                null));
        }

        foreach (var (reason, count) in rest.Where(r => r.Value > 0))
            Put(output, new RejectionLine(null, null, reason.Code(), null, reason.Remedy(), count));
    }

    private static void Put(Stream output, RejectionLine line)
    {
        JsonSerializer.Serialize(output, line, OutputJson.Lines.RejectionLine);
        output.WriteByte((byte)'\n');
    }
}
