using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>Follows findings over overlapping windows, so that one operation is one case however many windows see it.</summary>
/// <remarks>
/// A finding continues a case of the same detector when they share at least half the accounts, or half the objects listed, of
/// the smaller one. The largest share goes first, each case has one heir and each finding one ancestor; ties go by id.
/// </remarks>
public sealed class OpenCases
{
    private const double LeastShare = 0.5;

    private SortedDictionary<string, Finding> _open = new(StringComparer.Ordinal);

    /// <summary>Takes the findings of the next window and tells what became of every case: in order of the case's id.</summary>
    public IReadOnlyList<CaseChange> Next(IReadOnlyList<Finding> findings)
    {
        var pairs = from known in _open
                    from finding in findings
                    where known.Value.Detector == finding.Detector
                    select (Case: known.Key, Finding: finding, Share: Share(known.Value, finding));
        var best = pairs.Where(p => p.Share >= LeastShare).OrderByDescending(p => p.Share)
            .ThenBy(p => p.Case, StringComparer.Ordinal).ThenBy(p => p.Finding.Id, StringComparer.Ordinal);
        var heirs = new SortedDictionary<string, Finding>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (known, finding, _) in best)
        {
            if (!heirs.ContainsKey(known) && taken.Add(finding.Id))
                heirs.Add(known, finding);
        }

        var changes = heirs.Select(h => new CaseChange(h.Key, CaseChangeKind.Continued, h.Value)).ToList();
        changes.AddRange(_open.Where(o => !heirs.ContainsKey(o.Key)).Select(o => new CaseChange(o.Key, CaseChangeKind.Ended, o.Value)));
        foreach (var finding in findings.Where(f => !taken.Contains(f.Id)))
        {
            string id = finding.Id;
            for (int again = 2; heirs.ContainsKey(id) || _open.ContainsKey(id); again++)
                id = $"{finding.Id}.{again}";
            heirs.Add(id, finding);
            changes.Add(new CaseChange(id, CaseChangeKind.New, finding));
        }

        _open = heirs;
        return [.. changes.OrderBy(c => c.Case, StringComparer.Ordinal)];
    }

    private static double Share(Finding a, Finding b) => Math.Max(
        Share([.. a.Accounts.Select(p => p.Account)], [.. b.Accounts.Select(p => p.Account)]),
        Share([.. a.Objects.Select(o => o.Kind + " " + o.Value)], [.. b.Objects.Select(o => o.Kind + " " + o.Value)]));

    private static double Share(HashSet<string> a, HashSet<string> b) =>
        a.Count == 0 || b.Count == 0 ? 0 : (double)a.Count(b.Contains) / Math.Min(a.Count, b.Count);
}
