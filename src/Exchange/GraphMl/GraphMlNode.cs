using System.Globalization;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.GraphMl;

/// <summary>An account over all findings: core if it is core in any, with the largest of its post counts.</summary>
internal sealed class GraphMlNode(string id, string account)
{
    private const string Core = "core";

    public string Id { get; } = id;

    public string Account { get; } = account;

    public string Role { get; private set; } = "";

    public int Posts { get; private set; }

    public int Coreness { get; private set; }

    public bool Leads { get; private set; }

    public List<string> Findings { get; } = [];

    public List<string> Incidents { get; } = [];

    /// <summary>All nodes in ordinal order of their accounts.</summary>
    public static SortedDictionary<string, GraphMlNode> Of(ScanReport report)
    {
        var accounts = new SortedSet<string>(
            report.Findings.SelectMany(f => f.Accounts.Select(a => a.Account).Concat(f.Edges.SelectMany(e => new[] { e.A, e.B })))
                .Concat(report.Incidents.SelectMany(i => i.Accounts.Select(a => a.Account))),
            StringComparer.Ordinal);
        var nodes = new SortedDictionary<string, GraphMlNode>(StringComparer.Ordinal);
        foreach (string account in accounts)
            nodes.Add(account, new GraphMlNode(string.Create(CultureInfo.InvariantCulture, $"n{nodes.Count}"), account));
        foreach (var finding in report.Findings)
        {
            foreach (var participant in finding.Accounts)
                nodes[participant.Account].Add(participant).Findings.Add(finding.Id);
        }

        foreach (var incident in report.Incidents)
        {
            foreach (var participant in incident.Accounts)
                nodes[participant.Account].Add(participant).Incidents.Add(incident.Id);
        }

        return nodes;
    }

    private GraphMlNode Add(Participant participant)
    {
        if (Role.Length == 0 || string.Equals(participant.Role, Core, StringComparison.Ordinal))
            Role = participant.Role;
        Posts = Math.Max(Posts, participant.Posts);
        Coreness = Math.Max(Coreness, participant.Coreness);
        Leads |= participant.Leads;
        return this;
    }
}
