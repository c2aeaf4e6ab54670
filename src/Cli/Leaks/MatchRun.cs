using Tocsin.Cli.Output;
using Tocsin.Documents;
using Tocsin.Engine.Leaks;

namespace Tocsin.Cli.Leaks;

/// <summary>A matching from the files of the dump to the comparison.</summary>
/// <remarks>Files are matched by several threads and told in their order, so the output does not depend on their number.</remarks>
internal static class MatchRun
{
    // Texts of traced documents stay in memory for the comparison, up to 512 MB; beyond it their passages are shown from the index alone.
    private const long MostText = 256L << 20;

    /// <summary>Runs it.</summary>
    /// <returns>1 when something is ours, 0 when nothing is, 2 when no document could be read.</returns>
    public static int Run(MatchRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var keys = LeakKeyFile.Read(request.Key);
        LeakIndex? loaded = null;
        LeakIndexFile.Load(request.Index, stream => loaded = LeakIndex.Load(stream, keys));
        var index = loaded!;
        var problems = new ProblemList();
        var files = LeakFiles.List(request.Inputs, problems);
        using var meter = new ProgressMeter(terminal);
        var traced = Trace(files, index, keys, request.Threads, problems, meter, cancellation);
        var needed = traced.Where(t => t.Document is not null).Select(t => t.Match.Sources[0].Document).ToHashSet();
        var originals = needed.Count == 0 ? new Dictionary<int, Document>() : new OriginalTexts(index, keys).Find(needed, request.Originals, request.Threads, cancellation);
        var entries = new LeakEntry[traced.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = request.Threads, CancellationToken = cancellation };
        Parallel.For(0, traced.Count, options, () => new Comparison(index, keys, originals), (i, _, comparison) =>
        {
            entries[i] = comparison.Entry(traced[i]);
            return comparison;
        }, _ => { });
        meter.Dispose();
        problems.Tell(terminal, request.Json);
        if (entries.Length == 0)
            return Failures.Say(terminal, request.Json, "no document of the dump could be read", "give directories or files with documents in them");
        var report = new LeakReport(entries, index.Documents.Count, problems.Count);
        if (request.Json)
            new LeakJson(terminal.Json).Write(report);
        else
            new LeakPrinter(terminal).Print(report, originals.Count < needed.Count);
        if (request.Out is { } directory)
            LeakFilesOut.Write(directory, report, problems, terminal);
        return entries.Any(e => e.Verdict != LeakVerdict.NotOurs) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static List<Traced> Trace(
        IReadOnlyList<LeakFile> files, LeakIndex index, LeakKeys keys, int threads, ProblemList problems, ProgressMeter meter, CancellationToken cancellation)
    {
        var reader = new DocumentReader(new ReadLimits());
        var traced = new List<Traced>();
        long kept = 0, done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        foreach (var group in files.Chunk(threads * 8))
        {
            var found = new List<Traced>[group.Length];
            var said = new List<DocumentProblem>[group.Length];
            Parallel.For(0, group.Length, options, () => new LeakMatcher(index, keys), (i, _, matcher) =>
            {
                found[i] = [];
                said[i] = [];
                reader.Read(group[i].Path, group[i].Name, document =>
                {
                    var match = matcher.Match(document.Text, document.Headers);
                    found[i].Add(new Traced(document.Name, match, match.Verdict == LeakVerdict.NotOurs ? null : document));
                }, said[i].Add);
                return matcher;
            }, _ => { });
            for (int i = 0; i < group.Length; i++)
            {
                problems.Add(said[i]);
                foreach (var one in found[i])
                {
                    kept += one.Document?.Text.Length ?? 0;
                    traced.Add(kept > MostText ? one with { Document = null } : one);
                }
            }

            done += group.Length;
            meter.Report("matching files", done);
        }

        return traced;
    }
}
