using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange;

/// <summary>Which incidents rest only on groups that the profile declares as openly one organisation.</summary>
internal static class DeclaredGroups
{
    /// <summary>The names under which an incident's findings are declared; empty unless all of them are.</summary>
    public static IReadOnlyList<string> Of(Incident incident, ScanReport report)
    {
        var names = report.Findings.Where(f => incident.Findings.Contains(f.Id, StringComparer.Ordinal)).Select(f => f.DeclaredAs).ToList();
        return names.Count == 0 || names.Contains(null) ? [] : [.. names.OfType<string>().Distinct(StringComparer.Ordinal)];
    }
}
