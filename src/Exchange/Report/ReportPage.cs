using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Report;

/// <summary>What every section of the report needs.</summary>
internal sealed class ReportPage(ScanReport report, RejectionLog rejections, HtmlWriter html)
{
    private readonly Dictionary<string, Finding> _findings = report.Findings
        .DistinctBy(f => f.Id, StringComparer.Ordinal).ToDictionary(f => f.Id, StringComparer.Ordinal);

    public ScanReport Report { get; } = report;

    public RejectionLog Rejections { get; } = rejections;

    public HtmlWriter Html { get; } = html;

    public ReportClock Clock { get; } = new(report.TimeZone);

    /// <summary>The findings of an incident that the report holds.</summary>
    public IReadOnlyList<Finding> FindingsOf(Incident incident) =>
        [.. incident.Findings.Where(_findings.ContainsKey).Select(id => _findings[id])];

    /// <summary>Findings that the profile declares as openly one organisation and no incident holds.</summary>
    public IReadOnlyList<Finding> Declared => [.. Loose().Where(f => f.DeclaredAs is not null)];

    /// <summary>Other findings that no incident holds.</summary>
    public IReadOnlyList<Finding> Others => [.. Loose().Where(f => f.DeclaredAs is null)];

    private IEnumerable<Finding> Loose()
    {
        var held = Report.Incidents.SelectMany(i => i.Findings).ToHashSet(StringComparer.Ordinal);
        return Report.Findings.Where(f => !held.Contains(f.Id));
    }
}
