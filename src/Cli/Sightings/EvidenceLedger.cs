using Tocsin.Cli.Leaks;
using Tocsin.Cli.Scanning;
using Tocsin.Documents;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Cli.Sightings;

/// <summary>Keeps the books of what the hacking half read, and hands what it could not read to the scan's list of rejections.</summary>
internal sealed class EvidenceLedger(RejectionLog rejections, RecordedPaths recorded)
{
    private readonly List<(string Detector, long Read, string Unit)> _read = [];
    private readonly HashSet<(string File, long Line)> _known = [];

    /// <summary>A detector looked at so many things.</summary>
    public void Read(string detector, long count, string unit) => _read.Add((detector, count, unit));

    /// <summary>Something was not read. Two detectors that read the same file tell of it once.</summary>
    public void NotRead(Rejection rejection)
    {
        if (_known.Add((rejection.File, rejection.Line)))
            rejections.Add(rejection with { File = recorded.Of(rejection.File) });
    }

    /// <summary>Files that a reader of records did not take.</summary>
    public void NotRead(RejectionLog other)
    {
        foreach (var rejection in other.Listed)
            NotRead(rejection);
    }

    /// <summary>Documents that could not be read.</summary>
    public void NotRead(ProblemList problems)
    {
        foreach (var problem in problems.Listed)
            NotRead(new Rejection(problem.Name, 0, Reason(problem.Reason), $"{problem.Words}: {problem.Remedy}"));
    }

    /// <summary>What each detector looked at, with what came of it.</summary>
    public IReadOnlyList<EvidenceRun> Runs(IReadOnlyList<Sighting> sightings) =>
        [.. _read.Select(r => new EvidenceRun(r.Detector, r.Read, r.Unit, sightings.Count(s => s.Detector == r.Detector)))];

    private static RejectionReason Reason(ProblemReason reason) => reason switch
    {
        ProblemReason.Empty => RejectionReason.Empty,
        ProblemReason.Damaged or ProblemReason.Bomb => RejectionReason.Malformed,
        ProblemReason.TooLarge or ProblemReason.TooMany or ProblemReason.TooDeep or ProblemReason.TooSlow => RejectionReason.TooLong,
        ProblemReason.Unreadable or ProblemReason.Link or ProblemReason.Encrypted => RejectionReason.Unreadable,
        _ => RejectionReason.UnknownFormat,
    };
}
