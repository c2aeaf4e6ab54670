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

    private SortedDictionary<string, OpenCase> _open = new(StringComparer.Ordinal);

    /// <summary>The cases the latest window saw, by id.</summary>
    public IReadOnlyList<OpenCase> Open => [.. _open.Values];

    /// <summary>Takes up cases where an earlier run left them.</summary>
    public void Restore(IEnumerable<OpenCase> open) => _open = new(open.ToDictionary(c => c.Id, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Takes the findings of the next window and tells what became of every case: in order of the case's id.</summary>
    public IReadOnlyList<CaseChange> Next(IReadOnlyList<Finding> findings, DateTimeOffset end)
    {
        var heirs = new SortedDictionary<string, OpenCase>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var changes = new List<CaseChange>();
        foreach (var (known, finding) in BestFirst(findings))
        {
            if (heirs.ContainsKey(known.Id) || !taken.Add(finding.Id))
                continue;
            heirs.Add(known.Id, Case(known.Id, finding, known.Opened, known.Windows + 1));
            changes.Add(new CaseChange(heirs[known.Id], CaseChangeKind.Continued, finding));
        }

        changes.AddRange(_open.Values.Where(o => !heirs.ContainsKey(o.Id)).Select(o => new CaseChange(o, CaseChangeKind.Ended, null)));
        foreach (var finding in findings.Where(f => !taken.Contains(f.Id)))
        {
            string id = finding.Id;
            for (int again = 2; heirs.ContainsKey(id) || _open.ContainsKey(id); again++)
                id = $"{finding.Id}.{again}";
            heirs.Add(id, Case(id, finding, end, 1));
            changes.Add(new CaseChange(heirs[id], CaseChangeKind.New, finding));
        }

        _open = heirs;
        return [.. changes.OrderBy(c => c.Case.Id, StringComparer.Ordinal)];
    }

    private IEnumerable<(OpenCase Known, Finding Finding)> BestFirst(IReadOnlyList<Finding> findings)
    {
        var pairs = from known in _open.Values
                    from finding in findings
                    where known.Detector == finding.Detector
                    select (Known: known, Finding: finding, Share: Share(known, finding));
        return pairs.Where(p => p.Share >= LeastShare).OrderByDescending(p => p.Share)
            .ThenBy(p => p.Known.Id, StringComparer.Ordinal).ThenBy(p => p.Finding.Id, StringComparer.Ordinal)
            .Select(p => (p.Known, p.Finding));
    }

    private static OpenCase Case(string id, Finding finding, DateTimeOffset opened, int windows) => new()
    {
        Id = id,
        Detector = finding.Detector,
        Opened = opened,
        Windows = windows,
        Finding = finding.Id,
        Sentence = finding.Sentence,
        Accounts = Accounts(finding),
        Objects = Objects(finding),
    };

    private static string[] Accounts(Finding finding) => [.. finding.Accounts.Select(p => p.Account)];

    private static string[] Objects(Finding finding) => [.. finding.Objects.Select(o => o.Kind + " " + o.Value)];

    private static double Share(OpenCase known, Finding finding) =>
        Math.Max(Share([.. known.Accounts], [.. Accounts(finding)]), Share([.. known.Objects], [.. Objects(finding)]));

    private static double Share(HashSet<string> a, HashSet<string> b) =>
        a.Count == 0 || b.Count == 0 ? 0 : (double)a.Count(b.Contains) / Math.Min(a.Count, b.Count);
}
