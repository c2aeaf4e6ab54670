using Tocsin.Storage.Outlets;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>Whether everything in a store fits together.</content>
public sealed partial class CaseStore
{
    private const int MostProblems = 50;

    /// <summary>Looks for what no interruption may leave behind: a broken chain, half an incident, findings of a scan that is not whole.</summary>
    /// <returns>What is wrong, in words; empty when all fits.</returns>
    /// <remarks>Reads every incident and the audit log: O(members + lines).</remarks>
    public IReadOnlyList<string> Check()
    {
        var problems = new List<string>();
        if (VerifyAudit() is { Broken: > 0 } chain)
            problems.Add($"the audit log is broken at line {chain.Broken}");
        problems.AddRange(Read(work => Rules(work).Concat(Register(work)).Concat(Incidents(work)).Take(MostProblems).ToList()));
        return problems;
    }

    private static IEnumerable<string> Rules(Work work)
    {
        foreach (var (what, sql) in new[]
        {
            ("findings of scans that are not whole", "SELECT COUNT(*) FROM findings f WHERE NOT EXISTS (SELECT 1 FROM scans s WHERE s.id = f.scan AND s.complete = 1)"),
            ("findings that no search finds", "SELECT COUNT(*) FROM findings f WHERE NOT EXISTS (SELECT 1 FROM found n WHERE n.election = f.election AND n.finding = f.id)"),
            ("members that are no finding", "SELECT COUNT(*) FROM incident_members m WHERE NOT EXISTS (SELECT 1 FROM findings f WHERE f.election = m.election AND f.id = m.member)"),
            ("findings outgrown by what is not there", "SELECT COUNT(*) FROM outgrown o WHERE NOT EXISTS (SELECT 1 FROM findings f WHERE f.election = o.election AND f.id = o.successor) AND NOT EXISTS (SELECT 1 FROM outgrown p WHERE p.election = o.election AND p.finding = o.successor)"),
            ("outgrown findings that are members still", "SELECT COUNT(*) FROM outgrown o JOIN incident_members m ON m.election = o.election AND m.member = o.finding"),
            ("members of incidents that do not stand", "SELECT COUNT(*) FROM incident_members m WHERE NOT EXISTS (SELECT 1 FROM incidents i WHERE i.id = m.incident AND i.state NOT IN ('merged', 'empty'))"),
            ("incidents merged into one that is not there", "SELECT COUNT(*) FROM incidents i WHERE i.merged_into IS NOT NULL AND NOT EXISTS (SELECT 1 FROM incidents j WHERE j.id = i.merged_into)"),
            ("decisions about incidents that are not there", "SELECT COUNT(*) FROM decisions d WHERE NOT EXISTS (SELECT 1 FROM incidents i WHERE i.id = d.incident)"),
            ("captures of scans that are not there", "SELECT COUNT(*) FROM captures c WHERE NOT EXISTS (SELECT 1 FROM scans s WHERE s.id = c.scan)"),
            ("whole scans that lack posts", "SELECT COUNT(*) FROM scans s WHERE s.complete = 1 AND s.posts <> (SELECT COUNT(*) FROM posts p JOIN captures c ON c.id = p.capture WHERE c.scan = s.id) + (SELECT COALESCE(SUM(c.deleted), 0) FROM captures c WHERE c.scan = s.id)"),
            ("whole scans that the audit log does not know", "SELECT COUNT(*) FROM scans s WHERE s.complete = 1 AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.subject = s.id AND a.action = 'scan')"),
            ("facts about outlets of entries that are not there", "SELECT COUNT(*) FROM outlet_facts f WHERE NOT EXISTS (SELECT 1 FROM outlet_entries e WHERE e.id = f.entry)"),
            ("entries of outlets that belong to none", "SELECT COUNT(*) FROM outlet_entries e WHERE NOT EXISTS (SELECT 1 FROM outlet_joins j JOIN outlets o ON o.id = j.outlet WHERE j.entry = e.id)"),
            ("facts about outlets that end what is not there", "SELECT COUNT(*) FROM outlet_facts f WHERE f.refers IS NOT NULL AND NOT EXISTS (SELECT 1 FROM outlet_facts g WHERE g.seq = f.refers)"),
            ("objects of partners of files that are not there", "SELECT COUNT(*) FROM partner_objects o WHERE NOT EXISTS (SELECT 1 FROM partner_files f WHERE f.id = o.file)"),
            ("files of partners that lack objects", "SELECT COUNT(*) FROM partner_files f WHERE f.kept <> (SELECT COUNT(*) FROM partner_objects o WHERE o.file = f.id)"),
            ("events of shares that are not there", "SELECT COUNT(*) FROM share_events e WHERE NOT EXISTS (SELECT 1 FROM shares s WHERE s.id = e.share)"),
            ("events of shares that the audit log does not know", "SELECT COUNT(*) FROM share_events e WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.seq = e.audit AND a.subject = e.share)"),
            ("shares that went out and were approved by nobody", "SELECT COUNT(*) FROM share_events e WHERE e.kind = 'share-write' AND NOT EXISTS (SELECT 1 FROM share_events a WHERE a.share = e.share AND a.kind = 'share-approve' AND a.seq < e.seq)"),
            ("choices about detectors that the audit log does not know", "SELECT COUNT(*) FROM detector_choices d WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.seq = d.audit AND a.subject = d.election AND a.action = 'detector-' || d.kind)"),
            ("findings by hand that the audit log does not know", "SELECT COUNT(*) FROM findings f WHERE f.detector = 'by-hand' AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.subject = f.id AND a.action = 'finding-make')"),
            ("decisions that the audit log does not know", "SELECT COUNT(*) FROM decisions d WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.subject = d.incident AND a.action = d.kind)"),
        })
        {
            if (work.Value<long>(sql) is > 0 and var count)
                yield return $"{count} {what}";
        }
    }

    // The audit line of a change names the hash of all facts that came with it.
    private static IEnumerable<string> Register(Work work)
    {
        foreach (var change in OutletRows.Facts(work).GroupBy(f => f.Audit))
        {
            string detail = work.Value<string>("SELECT detail FROM audit WHERE seq = @seq AND action LIKE 'outlet%'", ("seq", change.Key)) ?? "";
            if (!detail.Contains(OutletDigest.Of(change.Select(c => c.Fact)), StringComparison.Ordinal))
                yield return $"facts about outlets {change.First().Fact.Seq} to {change.Last().Fact.Seq} are not those that line {change.Key} of the audit log tells of";
        }
    }

    private static IEnumerable<string> Incidents(Work work)
    {
        foreach (string id in work.Rows("SELECT id FROM incidents WHERE state NOT IN ('merged', 'empty') ORDER BY number", r => r.GetString(0)))
        {
            var members = IncidentRows.Members(work, id);
            if (members.Count == 0)
                yield return $"nothing is in incident {id}";
            else if (!members.ToHashSet(StringComparer.Ordinal).SetEquals(IncidentRows.Body(work, id).Members))
                yield return $"incident {id} tells of other members than it has";
        }
    }
}
