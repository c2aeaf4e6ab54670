using Tocsin.Engine.Media;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Edges;

namespace Tocsin.Exchange.Media;

/// <summary>Which media file counts as what, as a table: the way from an object of a finding back to the pictures.</summary>
/// <param name="media">The files.</param>
public sealed class MediaExporter(MediaIndex media) : IExporter
{
    /// <inheritdoc />
    public string FileName => "media.csv";

    /// <inheritdoc />
    public string Describes => "the media files, and which of them are the same picture";

    /// <inheritdoc />
    public void Write(ScanReport report, RejectionLog rejections, Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var text = CsvWriter.On(output);
        text.Write("file,object,pdq,quality,sha256\n");
        var csv = new CsvWriter(text);
        for (int f = 0; f < media.Files.Count; f++)
        {
            var file = media.Files[f];
            csv.Text(file.Path).Text(media.Objects[f]).Text(file.Hash?.ToString() ?? "").Number(file.Quality).Text(file.Sha256).EndRow();
        }
    }
}
