using Tocsin.Exchange.Accounts;
using Tocsin.Exchange.Edges;
using Tocsin.Exchange.Findings;
using Tocsin.Exchange.GraphMl;
using Tocsin.Exchange.Incidents;
using Tocsin.Exchange.Rejections;
using Tocsin.Exchange.Report;
using Tocsin.Exchange.Stix;

namespace Tocsin.Exchange;

/// <summary>Every output of a scan, in the order in which people meet them. A new format is one folder and one line here.</summary>
public static class ExporterCatalog
{
    /// <summary>All exporters.</summary>
    public static IReadOnlyList<IExporter> All { get; } =
    [
        new HtmlReportExporter(),
        new FindingsExporter(),
        new ContextExporter(),
        new IncidentsExporter(),
        new EdgesExporter(),
        new AccountsExporter(),
        new GraphMlExporter(),
        new StixBundleExporter(),
        new RejectionsExporter(),
    ];
}
