using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange;

/// <summary>Writes a scan's result in one format, into one file.</summary>
/// <remarks>
/// The same report gives the same bytes: no wall clock, no hash order, no culture. An exporter writes a valid file also
/// when nothing was found. It writes to the stream only and leaves it open.
/// </remarks>
public interface IExporter
{
    /// <summary>The name of the file, the same in every scan.</summary>
    string FileName { get; }

    /// <summary>What the file is good for, in one phrase.</summary>
    string Describes { get; }

    /// <summary>Writes the file.</summary>
    void Write(ScanReport report, RejectionLog rejections, Stream output);
}
