using System.Text;
using Tocsin.Partners.Facts;
using Tocsin.Partners.Misp;
using Tocsin.Partners.Notebooks;
using Tocsin.Partners.Plain;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Sharing;

/// <summary>The text of a share, in the format that a partner takes.</summary>
public static class SharedText
{
    /// <summary>Writes it.</summary>
    /// <exception cref="NothingToShareException">Nothing in the incidents fits the format.</exception>
    public static string Of(string format, IReadOnlyList<IncidentFacts> incidents, StixSharing sharing)
    {
        ArgumentNullException.ThrowIfNull(sharing);
        if (format is ShareFormats.Rpz or ShareFormats.Hosts or ShareFormats.Blocklist && ConfirmedNames.Of(incidents).Count == 0)
            throw new NothingToShareException("no lookalike name in it was confirmed by a person", "judge one first, with its sighting as evidence: tocsin incidents technique or judge");
        return format switch
        {
            ShareFormats.Stix => Encoding.UTF8.GetString(IncidentBundle.Bytes(incidents, sharing)),
            ShareFormats.Misp => Encoding.UTF8.GetString(MispEvent.Bytes(incidents, sharing)),
            ShareFormats.Rpz => NameLists.Rpz(incidents, sharing.Office, sharing.Tlp),
            ShareFormats.Hosts => NameLists.Hosts(incidents, sharing.Office, sharing.Tlp),
            ShareFormats.Blocklist => NameLists.Blocklist(incidents, sharing.Office, sharing.Tlp),
            ShareFormats.Csv => IncidentTable.Csv(incidents),
            ShareFormats.Gexf => Gexf.Of(incidents, sharing.Office),
            ShareFormats.Parquet => NotebookTables.Text(incidents) is { Length: > 0 } rows ? rows : throw new NothingToShareException("no finding stands in it, and the tables hold findings", "share it as csv or stix"),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "BUG: a format without a writer"),
        };
    }

    /// <summary>Ending of a file in this format.</summary>
    public static string Ending(string format) => format switch { ShareFormats.Stix or ShareFormats.Misp => "json", ShareFormats.Rpz => "rpz", ShareFormats.Csv => "csv", ShareFormats.Gexf => "gexf", ShareFormats.Parquet => "ndjson", _ => "txt" };
}
